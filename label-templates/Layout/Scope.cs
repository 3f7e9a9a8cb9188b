using Fulfillment.LabelTemplates.Language;

namespace Fulfillment.LabelTemplates.Layout;

/// <summary>The data as one box sees it: the card's, and inside a repeat also the entry.</summary>
internal sealed class Scope
{
    private readonly string alias = "";
    private readonly string aliasPath = "";

    public Scope(IReadOnlyDictionary<string, object?> data) => Data = data;

    private Scope(IReadOnlyDictionary<string, object?> data, string alias, string aliasPath) => (Data, this.alias, this.aliasPath) = (data, alias, aliasPath);

    public IReadOnlyDictionary<string, object?> Data { get; }

    public Scope With(string name, object? value, string path) => new(Extended(name, value), name, path);

    /// <summary>How the caller spelled the member: an entry of a repeat by its place (<c>lines[2].name</c>).</summary>
    public string FieldName(DataPath path) => alias.Length > 0 && path.Steps[0] == alias ? aliasPath + path.Name[alias.Length..] : path.Name;

    public bool Shows(Box box) => Meets(box.When);

    public bool Meets(IReadOnlyList<Condition> conditions)
    {
        foreach (var condition in conditions)
            if (!condition.Holds(Data)) return false;
        return true;
    }

    /// <summary>The nearest name the data does have, for a path it has not.</summary>
    public string? Nearest(DataPath path)
    {
        IReadOnlyDictionary<string, object?> members = Data;
        for (var i = 0; i < path.Steps.Count; i++)
        {
            if (!members.TryGetValue(path.Steps[i], out var value))
                return Language.Nearest.To(path.Steps[i], members.Keys) is { } near ? string.Join('.', path.Steps.Take(i).Append(near)) : null;
            if (value is not IReadOnlyDictionary<string, object?> inner) return null;
            members = inner;
        }
        return null;
    }

    private Dictionary<string, object?> Extended(string name, object? value)
    {
        var extended = new Dictionary<string, object?>(Data.Count + 1, StringComparer.Ordinal);
        foreach (var member in Data) extended[member.Key] = member.Value;
        extended[name] = value;
        return extended;
    }
}
