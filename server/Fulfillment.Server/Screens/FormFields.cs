using Fulfillment.Contracts;
using Fulfillment.Server.Platform;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Fulfillment.Server.Screens;

/// <summary>One line to type in a form. Its name is the API's member (<c>policies.lateMinutes</c>), so that a refusal finds the field it means.</summary>
internal sealed record FormField(string Name, Text Label, string? Value)
{
    public Text? Hint { get; init; }

    /// <summary>The <c>type</c> of HTML's input.</summary>
    public string Kind { get; init; } = "text";

    public bool Required { get; init; }

    /// <summary>Shown and not to be changed, as the code of something that exists.</summary>
    public bool Fixed { get; init; }

    /// <summary>What the last attempt was refused for.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>What the API calls it, where that is not the field's name.</summary>
    public string? Means { get; init; }

    public string Id => Name.Replace('.', '-');

    public bool IsRefused => Refusal?.Field == (Means ?? Name);
}

/// <summary>One of several, as a list to choose from.</summary>
/// <param name="Value">What is chosen now, spelled as the API spells it.</param>
internal sealed record FormChoice(string Name, Text Label, string? Value, IReadOnlyList<FormOption> Options)
{
    public Text? Hint { get; init; }

    public Refusal? Refusal { get; init; }

    public string Id => Name.Replace('.', '-');

    public bool IsRefused => Refusal?.Field == Name;

    /// <summary>Every value of an enum, named by <paramref name="words"/>.</summary>
    public static FormChoice Of<TEnum>(string name, Text label, TEnum value, Func<TEnum, Text> words)
        where TEnum : struct, Enum =>
        new(name, label, Json.Name(value), [.. Enum.GetValues<TEnum>().Select(each => new FormOption(Json.Name(each), words(each)))]);
}

internal sealed record FormOption(string Value, Text Label);

/// <summary>Yes or no.</summary>
internal sealed record FormTick(string Name, Text Label, bool Value)
{
    public Text? Hint { get; init; }

    public string Id => Name.Replace('.', '-');
}

/// <summary>Where a page lies, outermost first.</summary>
internal sealed record Trail(IReadOnlyList<TrailStep> Steps)
{
    public static Trail Of(params TrailStep[] steps) => new(steps);
}

internal sealed record TrailStep(string Href, string Label);

internal static class FormBinding
{
    /// <summary>What could not be read as a number, a choice or a text at all; null when all could.</summary>
    public static Refusal? Refuses(this ModelStateDictionary state) =>
        state.FirstOrDefault(entry => entry.Value?.ValidationState is ModelValidationState.Invalid) is { Key: { } field, Value: not null }
            ? ScreenRefusals.Unreadable(field)
            : null;
}
