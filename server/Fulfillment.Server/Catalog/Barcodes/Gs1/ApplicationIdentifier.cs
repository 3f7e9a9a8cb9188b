namespace Fulfillment.Server.Catalog.Barcodes.Gs1;

/// <summary>One application identifier: what its value looks like and what it may stand beside.</summary>
internal sealed class ApplicationIdentifier
{
    private ApplicationIdentifier(string code, Component[] components, bool isFixed, bool isAttribute, string[][] with, string[] never, string[][]? paths)
    {
        Code = code;
        Components = components;
        IsFixed = isFixed;
        IsAttribute = isAttribute;
        With = with;
        Never = never;
        Paths = paths;
        MaxLength = components.Sum(c => c.MaxLength);
    }

    public string Code { get; }
    public IReadOnlyList<Component> Components { get; }
    public int MaxLength { get; }

    /// <summary>The length is known from the identifier, so no separator follows the value.</summary>
    public bool IsFixed { get; }

    /// <summary>May stand in the query of a Digital Link.</summary>
    public bool IsAttribute { get; }

    /// <summary>One of these groups must be present in full; empty asks for nothing.</summary>
    public IReadOnlyList<string[]> With { get; }

    /// <summary>None of these may be present beside it.</summary>
    public IReadOnlyList<string> Never { get; }

    /// <summary>The orders in which qualifiers may follow it in a Digital Link path; null when it cannot begin one.</summary>
    public IReadOnlyList<string[]>? Paths { get; }

    /// <summary>Whether a code falls under a pattern of the table, in which <c>n</c> is any digit.</summary>
    public static bool Matches(string pattern, string code)
    {
        if (pattern.Length != code.Length) return false;
        for (var i = 0; i < code.Length; i++)
            if (pattern[i] != 'n' && pattern[i] != code[i])
                return false;
        return true;
    }

    public static IEnumerable<ApplicationIdentifier> ReadRow(string row)
    {
        var (codes, rest) = Halve(row.Trim(), " = ");
        var parts = rest.Split("; ");
        var components = parts[0].Split(' ').Select(Component.Read).ToArray();
        foreach (var code in codes.Split(' ').SelectMany(Expand))
        {
            string[][] with = [];
            string[] never = [];
            string[][]? paths = null;
            foreach (var (trait, value) in parts.Skip(1).Select(part => Halve(part, " ")))
                switch (trait)
                {
                    case "with": with = [.. value.Split(" or ").Select(group => group.Split('+'))]; break;
                    case "never": never = [.. value.Split(" or ").Select(other => other == "self" ? code[..3] + "n" : other)]; break;
                    case "key": paths = [.. value.Split('|').Select(path => path.Split(',', StringSplitOptions.RemoveEmptyEntries))]; break;
                }
            yield return new ApplicationIdentifier(code, components, parts.Contains("fixed"), parts.Contains("attribute"), with, never, paths);
        }
    }

    private static IEnumerable<string> Expand(string codes)
    {
        var (stem, last) = Halve(codes, ":");
        if (last.Length == 0) return [codes];
        return Enumerable.Range(0, last[0] - '0' + 1).Select(digit => $"{stem}{digit}");
    }

    private static (string Before, string After) Halve(string text, string separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + separator.Length)..]);
    }
}

/// <summary>One stretch of a value: its character set, length and further checks.</summary>
internal sealed class Component
{
    private readonly Linter[] _linters;

    private Component(int minLength, int maxLength, bool isOptional, Linter[] linters) =>
        (MinLength, MaxLength, IsOptional, _linters) = (minLength, maxLength, isOptional, linters);

    public int MinLength { get; }
    public int MaxLength { get; }
    public bool IsOptional { get; }

    /// <summary>The rule that a stretch breaks, or null.</summary>
    public string? Refuses(ReadOnlySpan<char> stretch)
    {
        foreach (var linter in _linters)
            if (linter(stretch) is { } rule)
                return rule;
        return null;
    }

    public static Component Read(string spec)
    {
        var isOptional = spec[0] == '[';
        var parts = spec.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split(',');
        var length = parts[0][1..];
        var upTo = length.StartsWith("..", StringComparison.Ordinal);
        var max = int.Parse(upTo ? length[2..] : length, System.Globalization.CultureInfo.InvariantCulture);
        Linter[] linters = [Linters.OfCharacterSet(parts[0][0]), .. parts.Skip(1).Select(Linters.Named)];
        return new Component(upTo ? 1 : max, max, isOptional, linters);
    }
}
