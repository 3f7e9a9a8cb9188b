using Fulfillment.Server.Catalog.Barcodes;

namespace Fulfillment.Server.Catalog;

/// <summary>What a scanned code names, in the order in which it is asked: what is printed by ourselves comes before what may look like it.</summary>
internal enum CodeKind
{
    Command,
    Badge,
    Insert,
    Product,
    Waybill,
    Order,
    Tote,
    Return,
    Unknown,
}

/// <summary>A slice knows the codes of its own kind. Asking has no effect.</summary>
internal interface ICodeFinder
{
    CodeKind Kind { get; }

    /// <param name="merchant">Only what is this merchant's; null asks for everybody's.</param>
    Task<bool> KnowsAsync(ScannedCode code, string? merchant, CancellationToken ct);
}

internal sealed class ProductFinder(ProductStore products) : ICodeFinder
{
    public CodeKind Kind => CodeKind.Product;

    public async Task<bool> KnowsAsync(ScannedCode code, string? merchant, CancellationToken ct) =>
        (await products.FindByCodeAsync(code, merchant, ct)).Count > 0;
}
