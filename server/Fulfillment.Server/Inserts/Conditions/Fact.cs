using System.Globalization;
using System.Text.Json;

namespace Fulfillment.Server.Inserts.Conditions;

/// <summary>What sort of thing a fact is; only like is compared with like.</summary>
internal enum FactKind
{
    Absent,
    Number,
    Text,
    Flag,
    Day,
    Instant,
    List,

    /// <summary>There, but nothing to compare: an object, or a number beyond 28 digits.</summary>
    Other,
}

/// <summary>One value of an order or of a rule. The default is the absent fact.</summary>
internal readonly struct Fact
{
    private const int MostShown = 120;
    private readonly decimal _number;
    private readonly object? _content;

    private Fact(FactKind kind, decimal number, object? content = null)
    {
        Kind = kind;
        _number = number;
        _content = content;
    }

    public FactKind Kind { get; }

    public bool IsAbsent => Kind is FactKind.Absent;

    public string Text => (string)_content!;

    public IReadOnlyList<Fact> Items => (IReadOnlyList<Fact>)_content!;

    public static Fact Of(decimal? value) => value is { } number ? new(FactKind.Number, number) : default;

    public static Fact Of(string? value) => value is null ? default : new(FactKind.Text, 0, value);

    public static Fact Of(bool? value) => value is { } flag ? new(FactKind.Flag, flag ? 1 : 0) : default;

    public static Fact Of(DateOnly? value) => value is { } day ? new(FactKind.Day, day.DayNumber) : default;

    public static Fact Of(DateTimeOffset? value) => value is { } instant ? new(FactKind.Instant, instant.UtcTicks) : default;

    public static Fact Of(IReadOnlyList<Fact>? items) => items is null ? default : new(FactKind.List, 0, items);

    public static Fact OfTexts(IReadOnlyList<string>? items) => items is null ? default : Of([.. items.Select(Of)]);

    /// <summary>A free fact of the merchant's systems: text, number, yes or no, or a list of them.</summary>
    public static Fact Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => default,
        JsonValueKind.True => Of(true),
        JsonValueKind.False => Of(false),
        JsonValueKind.Number => json.TryGetDecimal(out var number) ? Of(number) : new(FactKind.Other, 0),
        JsonValueKind.String => TextOf(json) is { } text ? Of(text) : new(FactKind.Other, 0),
        JsonValueKind.Array => Of([.. json.EnumerateArray().Select(Of).Where(item => !item.IsAbsent)]),
        _ => new(FactKind.Other, 0),
    };

    /// <summary>The string's text, or null when it holds half a surrogate pair, which no text has.</summary>
    public static string? TextOf(JsonElement json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>True for two facts of one kind that can be told apart; lists and objects have no order.</summary>
    public bool IsComparableTo(in Fact other) =>
        Kind == other.Kind && Kind is not (FactKind.Absent or FactKind.List or FactKind.Other);

    /// <summary>Orders two comparable facts; text ordinally.</summary>
    public int CompareTo(in Fact other) =>
        Kind is FactKind.Text ? string.CompareOrdinal(Text, other.Text) : _number.CompareTo(other._number);

    public bool Is(in Fact other) => IsComparableTo(other) && CompareTo(other) == 0;

    /// <summary>As a JSON value for the trace; the absent fact says so.</summary>
    public object Shown => Kind switch
    {
        FactKind.Number => _number,
        FactKind.Flag => _number != 0,
        FactKind.List => Items.Select(item => item.Shown).ToArray(),
        _ => ToString(),
    };

    /// <summary>As a sentence quotes it; long texts are cut.</summary>
    public override string ToString() => Kind switch
    {
        FactKind.Absent => "absent",
        FactKind.Number => _number.ToString("0.############################", CultureInfo.InvariantCulture),
        FactKind.Text => Text.Length <= MostShown ? Text : Text[..MostShown] + "…",
        FactKind.Flag => _number != 0 ? "true" : "false",
        FactKind.Day => DateOnly.FromDayNumber((int)_number).ToString("O", CultureInfo.InvariantCulture),
        FactKind.Instant => new DateTime((long)_number, DateTimeKind.Utc).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        FactKind.List => "[" + string.Join(", ", Items) + "]",
        _ => "object",
    };
}
