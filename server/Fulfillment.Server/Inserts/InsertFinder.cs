using Fulfillment.Server.Catalog;
using Fulfillment.Server.Catalog.Barcodes;

namespace Fulfillment.Server.Inserts;

/// <summary>Knows the codes printed on sheets, void ones too: whoever scans one is told so.</summary>
internal sealed class InsertFinder(ShipmentInsertStore inserts) : ICodeFinder
{
    public CodeKind Kind => CodeKind.Insert;

    public async Task<bool> KnowsAsync(ScannedCode code, string? merchant, CancellationToken ct) =>
        code.As<InsertCodeCandidate>() is { } printed
        && await inserts.FindByCodeAsync(printed.Code, ct) is { } sheet
        && (merchant is null || sheet.Merchant == merchant);
}
