namespace Fulfillment.Server.Events;

/// <summary>One fact to append. It carries references, never personal data, so that erasure has one place.</summary>
/// <param name="Site">Whose sequence counts it.</param>
/// <param name="Type"><c>fulfillment.thing.verb</c>, one of <see cref="EventTypes"/>.</param>
/// <param name="Merchant">Whose key may read it; empty when the fact is no merchant's.</param>
/// <param name="Subject">CloudEvents subject, e.g. <c>orders/{merchant}/{orderNo}</c>.</param>
/// <param name="Data">Serialized as JSON.</param>
internal sealed record NewEvent(string Site, string Type, string Merchant, string Subject, object Data)
{
    /// <summary>The order's tracking token: an event of a type that customers see is then numbered for that token too.</summary>
    public string? TrackingToken { get; init; }

    /// <summary>When it happened, where that is not now (a carrier's news).</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    public static NewEvent OfOrder(string site, string type, string merchant, string orderNo, string? trackingToken, object data) =>
        new(site, type, merchant, $"orders/{merchant}/{orderNo}", data) { TrackingToken = trackingToken };
}
