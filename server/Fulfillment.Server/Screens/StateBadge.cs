using Fulfillment.Contracts;

namespace Fulfillment.Server.Screens;

/// <summary>How urgent a state is. Each has its own sign besides its colour, for not everybody sees the colour.</summary>
internal enum Tone
{
    /// <summary>Nothing to do: waiting, a draft, past.</summary>
    Calm,

    /// <summary>Under way.</summary>
    Busy,

    /// <summary>As it should be, or finished.</summary>
    Good,

    /// <summary>Somebody should look soon.</summary>
    Warn,

    /// <summary>Something stands still until somebody acts.</summary>
    Stop,
}

/// <summary>A state in a word or two, for <c>&lt;partial name="_Badge.cshtml" model="@(new StateBadge(Tone.Good, words))" /&gt;</c>.</summary>
internal sealed record StateBadge(Tone Tone, Text Words)
{
    public string Css => $"badge {Tone.ToString().ToLowerInvariant()}";

    public string Sign => $"{BrowserFiles.Address("/signs.svg")}#{Tone.ToString().ToLowerInvariant()}";
}

/// <summary>What a list says while there is nothing in it, for <c>_Empty.cshtml</c>: what that means, and what would put something there.</summary>
internal sealed record EmptyList(Text Says, Text Do);
