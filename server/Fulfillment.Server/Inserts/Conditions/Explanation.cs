using Fulfillment.Contracts;

namespace Fulfillment.Server.Inserts.Conditions;

/// <summary>Gathers, for the trace, the facts a condition used and why it came out as it did. Built only when somebody reads the trace.</summary>
internal sealed class Explanation
{
    private const int MostReasons = 4;
    private readonly Dictionary<string, object> _facts;
    private readonly List<Text>? _reasons;

    public Explanation()
        : this(new Dictionary<string, object>(StringComparer.Ordinal), [])
    {
    }

    private Explanation(Dictionary<string, object> facts, List<Text>? reasons) => (_facts, _reasons) = (facts, reasons);

    public IReadOnlyDictionary<string, object> Facts => _facts;

    /// <summary>The same facts, no reasons: for lines, whose reason is their count.</summary>
    public Explanation FactsOnly => new(_facts, null);

    /// <summary>The reasons as one sentence each language, or null where there is nothing to say.</summary>
    public Text? Reasons
    {
        get
        {
            if (_reasons is null or [])
                return null;
            var more = _reasons.Count > MostReasons ? " …" : "";
            var told = _reasons.Take(MostReasons).ToArray();
            return new(string.Join("、", told.Select(reason => reason.Ja)) + more, string.Join("; ", told.Select(reason => reason.En)) + more);
        }
    }

    /// <summary>Facts of lines come once per line and are shown as a list.</summary>
    public void Uses(string path, object value, bool ofLine)
    {
        if (!ofLine)
            _facts[path] = value;
        else if (_facts.TryGetValue(path, out var known) && known is List<object> list)
            list.Add(value);
        else
            _facts[path] = new List<object> { value };
    }

    public void Because(string ja, string en) => _reasons?.Add(new(ja, en));
}
