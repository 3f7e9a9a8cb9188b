using System.Text.Json;

namespace Fulfillment.Handheld.Demo;

/// <summary>What a picker brought to the bench: an order's goods, and the label that was issued for it.</summary>
internal sealed record DemoTote(string Merchant, string OrderNo, DateTimeOffset? ShipBy, string? Tote, string? Waybill)
{
    /// <summary>What the packer scans to open it.</summary>
    public string Code => Tote ?? Certain;

    /// <summary>The order's number with its merchant, which no other tote can be taken for.</summary>
    public string Certain => $"{Merchant}:{OrderNo}";

    public static DemoTote Of(string merchant, JsonElement order) => new(
        merchant,
        order.GetProperty("orderNo").GetString()!,
        order.TryGetProperty("shipBy", out var shipBy) && shipBy.ValueKind is JsonValueKind.String ? shipBy.GetDateTimeOffset() : null,
        order.TryGetProperty("tote", out var tote) ? tote.GetString() : null,
        order.TryGetProperty("waybills", out var waybills) && waybills.GetArrayLength() > 0 ? waybills[0].GetString() : null);

    public static bool MayBePackedNow(JsonElement order, DateTimeOffset now) =>
        !(order.TryGetProperty("notBefore", out var notBefore) && notBefore.ValueKind is JsonValueKind.String && notBefore.GetDateTimeOffset() > now);
}

/// <summary>What came of the demo so far.</summary>
internal sealed class DemoTally
{
    private int _shipped;
    private int _mistakes;

    public int Shipped => Volatile.Read(ref _shipped);

    public int Mistakes => Volatile.Read(ref _mistakes);

    public int Ship() => Interlocked.Increment(ref _shipped);

    public void Err() => Interlocked.Increment(ref _mistakes);
}
