using System.Text.Json.Serialization;
using Fulfillment.Contracts;

namespace Fulfillment.Server.Inserts;

/// <summary>Which inserts go into a shipment, and the reason for each yes and no.</summary>
/// <param name="Inserts">Best rank first.</param>
/// <param name="Trace">Every campaign of the set, best rank first.</param>
/// <param name="WaitsFor">Campaigns that would be in if their pre-printed paper were not out, and whose policy is to wait for it.</param>
internal sealed record InsertDecision(
    IReadOnlyList<ChosenInsert> Inserts,
    IReadOnlyList<TraceEntry> Trace,
    IReadOnlyList<string> WaitsFor);

/// <summary>One insert that goes in.</summary>
/// <param name="Campaign">The campaign's code.</param>
/// <param name="Variant">The variant's key; null where the campaign has none.</param>
/// <param name="Slot">Its place.</param>
/// <param name="Template">What is printed; null for pre-printed paper.</param>
/// <param name="Copies">Sheets, at least 1.</param>
/// <param name="Sentence">What the packer does.</param>
/// <param name="By">The campaign itself.</param>
internal sealed record ChosenInsert(
    string Campaign,
    string? Variant,
    InsertSlot Slot,
    string? Template,
    int Copies,
    Text Sentence,
    [property: JsonIgnore] Campaign By);

internal enum TraceOutcome
{
    Chosen,
    Lost,
}

/// <summary>The gates in the order they are tried, then the two places where what passed can still lose.</summary>
internal enum Stage
{
    Window,
    Condition,
    Consent,
    Cap,
    Stock,
    Holdout,
    Slot,
    Budget,
}

/// <summary>Why a campaign's insert is in or not.</summary>
internal sealed record Because(Text Says, IReadOnlyDictionary<string, object> Facts);

/// <summary>
/// What became of one campaign. The sentence and the facts are put into words when first read: most decisions are asked for
/// their inserts only, and a hundred sentences cost more than a hundred decisions.
/// </summary>
internal sealed class TraceEntry(string campaign, Stage? lostAt, Func<Because> tell)
{
    private Because? _told;

    public string Campaign { get; } = campaign;

    public TraceOutcome Outcome => Stage is null ? TraceOutcome.Chosen : TraceOutcome.Lost;

    /// <summary>The first gate that failed; null for what was chosen.</summary>
    public Stage? Stage { get; } = lostAt;

    public Text Because => (_told ??= tell()).Says;

    public IReadOnlyDictionary<string, object> Facts => (_told ??= tell()).Facts;
}
