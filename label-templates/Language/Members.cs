using System.Text.Json;

namespace Fulfillment.LabelTemplates.Language;

/// <summary>
/// The members of one JSON object of a template. Each reading names a member the language knows; <see cref="Done"/>
/// refuses the ones nobody asked for. The first fault of a template is kept, and reading goes on with defaults.
/// </summary>
internal sealed class Members(JsonElement element, string path, Faults faults)
{
    private readonly HashSet<string> known = [];

    public string Path => path;

    public Faults Faults => faults;

    public string At(string name) => path.Length == 0 ? name : path + "." + name;

    public bool Has(string name)
    {
        known.Add(name);
        return element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;
    }

    public JsonElement? Find(string name) => Has(name) ? element.GetProperty(name) : null;

    public string? Text(string name)
    {
        if (Find(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.String) return value.GetString();
        faults.Wrong(At(name), "文字列にしてください", "it must be a text");
        return null;
    }

    public bool Flag(string name)
    {
        if (Find(name) is not { } value) return false;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) faults.Wrong(At(name), "true か false にしてください", "it must be true or false");
        return value.ValueKind == JsonValueKind.True;
    }

    public double? Number(string name, double least, double most)
    {
        if (Find(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number >= least && number <= most) return number;
        faults.Wrong(At(name), $"{least}から{most}までの数にしてください", $"it must be a number from {least} to {most}");
        return null;
    }

    public int? Whole(string name, int least, int most)
    {
        if (Number(name, least, most) is not { } number) return null;
        if (number == Math.Floor(number)) return (int)number;
        faults.Wrong(At(name), "整数にしてください", "it must be a whole number");
        return null;
    }

    public T Choice<T>(string name, T absent)
        where T : struct, Enum
    {
        if (Text(name) is not { } text) return absent;
        foreach (var choice in Enum.GetValues<T>())
            if (Spelled(choice) == text) return choice;
        var all = string.Join(", ", Enum.GetValues<T>().Select(Spelled));
        faults.Wrong(At(name), $"「{text}」は使えません（{all}）", $"\"{text}\" is none of {all}");
        return absent;
    }

    public Members? Object(string name)
    {
        if (Find(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Object) return new Members(value, At(name), faults);
        faults.Wrong(At(name), "オブジェクトにしてください", "it must be an object");
        return null;
    }

    public IEnumerable<(JsonElement Item, string Path)> List(string name)
    {
        if (Find(name) is not { } value) yield break;
        if (value.ValueKind != JsonValueKind.Array)
        {
            faults.Wrong(At(name), "配列にしてください", "it must be a list");
            yield break;
        }
        var index = 0;
        foreach (var item in value.EnumerateArray()) yield return (item, $"{At(name)}[{index++}]");
    }

    public void Done()
    {
        foreach (var member in element.EnumerateObject())
        {
            if (known.Contains(member.Name)) continue;
            faults.Add(CardRefusals.UnknownMember(At(member.Name), member.Name, Nearest.To(member.Name, known)));
            return;
        }
    }

    /// <summary>A choice as templates write it.</summary>
    public static string Spelled<T>(T choice)
        where T : struct, Enum => choice.ToString() is var name && name.Length == 1 ? name : char.ToLowerInvariant(name[0]) + name[1..];
}

/// <summary>Keeps the first fault that was found.</summary>
internal sealed class Faults
{
    public CardRefusal? First { get; private set; }

    public void Add(CardRefusal refusal) => First ??= refusal;

    /// <summary>Forgets what an attempt found, so that another can be made.</summary>
    public void BackTo(CardRefusal? earlier) => First = earlier;

    public void Wrong(string path, string ja, string en) => Add(CardRefusals.BadMember(path, ja, en));
}
