using Fulfillment.Server.Catalog;
using Fulfillment.Server.Catalog.Barcodes;

namespace Fulfillment.Server.Orders;

/// <summary>Knows order numbers of any site, alone or as <c>merchant:orderNo</c>.</summary>
internal sealed class OrderFinder(FoundShipmentStore shipments) : ICodeFinder
{
    public CodeKind Kind => CodeKind.Order;

    public async Task<bool> KnowsAsync(ScannedCode code, string? merchant, CancellationToken ct)
    {
        foreach (var reference in code.Candidates.OfType<Reference>())
        {
            if ((await shipments.ByOrderAsync(reference.Value, ct)).Any(found => merchant is null || found.Merchant == merchant)) return true;
        }

        return false;
    }
}

/// <summary>Knows totes that hold, or held last, some shipment at any site.</summary>
internal sealed class ToteFinder(FoundShipmentStore shipments) : ICodeFinder
{
    public CodeKind Kind => CodeKind.Tote;

    public async Task<bool> KnowsAsync(ScannedCode code, string? merchant, CancellationToken ct)
    {
        foreach (var reference in code.Candidates.OfType<Reference>())
        {
            if (await shipments.KnowsToteAsync(reference.Value, merchant, ct)) return true;
        }

        return false;
    }
}

/// <summary>Knows the waybill numbers that were stated, imported or bound.</summary>
internal sealed class WaybillFinder(FoundShipmentStore shipments) : ICodeFinder
{
    public CodeKind Kind => CodeKind.Waybill;

    public async Task<bool> KnowsAsync(ScannedCode code, string? merchant, CancellationToken ct)
    {
        var numbers = code.Candidates.OfType<WaybillNumber>().Select(waybill => waybill.Number).Concat(code.Candidates.OfType<Reference>().Select(reference => reference.Value));
        foreach (var number in numbers.Distinct(StringComparer.Ordinal))
        {
            if ((await shipments.ByWaybillAsync(number, ct)).Any(found => merchant is null || found.Shipment.Merchant == merchant)) return true;
        }

        return false;
    }
}
