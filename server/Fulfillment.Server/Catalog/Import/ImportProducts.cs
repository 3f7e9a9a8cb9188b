using Fulfillment.Server.Access;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Catalog.Import;

/// <summary>A merchant sends its products as a sheet. Each row is taken or rejected on its own.</summary>
internal sealed class ImportProducts(Db db, ProductStore store, AuditTrail audit, TimeProvider clock)
{
    // Scans of the bench wait for no more than these rows.
    private const int RowsPerSave = 50;

    public async Task<ImportResult> HandleAsync(string merchant, ReceivedSheet sheet, Caller by, CancellationToken ct)
    {
        // Load
        var table = sheet.Table;
        var stored = await store.FindManyAsync(merchant, [.. table.Rows.Select(row => row["sku"]).OfType<string>()], ct);
        var (stated, rejected) = Read(merchant, table, stored);
        var owners = await store.FindOwnersAsync(merchant, [.. stated.SelectMany(row => row.Product.BarcodeKeys().Keys).Distinct()], ct);
        // Decide
        var (wanted, taken) = SettleBarcodes(stated, stored, owners);
        rejected.AddRange(taken);
        if (sheet.IsDryRun) return new ImportResult(wanted.Count, rejected);
        // Save
        var accepted = 0;
        foreach (var some in wanted.Chunk(RowsPerSave))
        {
            var late = await SaveAsync(merchant, some, ct);
            rejected.AddRange(late);
            accepted += some.Length - late.Count;
        }
        await db.WriteAsync(work => audit.RecordAsync(work, by, "products.imported", $"merchants/{merchant}/products", new { accepted, rejected = rejected.Count }), ct);
        return new ImportResult(accepted, rejected);
    }

    /// <summary>The products that the rows state, and the rows that state none.</summary>
    internal static (List<StatedProduct> Stated, List<RejectedRow> Rejected) Read(string merchant, CsvTable table, IReadOnlyDictionary<string, Product> stored)
    {
        var stated = new List<StatedProduct>();
        List<RejectedRow> rejected = [.. table.Broken];
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            var sku = row["sku"] ?? "";
            var read = ProductRules.RefusesSku("sku", sku) is { } noSku ? noSku
                : rows.TryGetValue(sku, out var first) ? CatalogRefusals.SkuTwice(sku, first)
                : ProductSheet.Read(table, row, stored.GetValueOrDefault(sku) ?? new Product { Merchant = merchant, Sku = sku });
            rows.TryAdd(sku, row.Number);
            if ((read.Refusal ?? ProductRules.Refuses(read.Value!)) is { } refusal) rejected.Add(row.Reject(refusal));
            else stated.Add(new StatedProduct(row, read.Value! with { Name = ProductRules.Complete(read.Value!.Name, sku) }));
        }
        return (stated, rejected);
    }

    /// <summary>Gives the barcodes to the rows in the order of the sheet: a row may take what an earlier one gave up.</summary>
    internal static (List<StatedProduct> Wanted, List<RejectedRow> Taken) SettleBarcodes(
        IReadOnlyList<StatedProduct> stated, IReadOnlyDictionary<string, Product> stored, IReadOnlyDictionary<string, string> owners)
    {
        var owner = new Dictionary<string, string>(owners, StringComparer.Ordinal);
        var wanted = new List<StatedProduct>();
        var taken = new List<RejectedRow>();
        foreach (var (row, product) in stated)
        {
            var keys = product.BarcodeKeys();
            if (keys.Keys.FirstOrDefault(key => owner.TryGetValue(key, out var other) && other != product.Sku) is { } key)
            {
                taken.Add(row.Reject(ProductStore.TakenBy(product, key, owner[key])));
                continue;
            }
            foreach (var old in stored.GetValueOrDefault(product.Sku)?.BarcodeKeys().Keys ?? []) owner.Remove(old);
            foreach (var own in keys.Keys) owner[own] = product.Sku;
            wanted.Add(new StatedProduct(row, product));
        }
        return (wanted, taken);
    }

    private async Task<List<RejectedRow>> SaveAsync(string merchant, StatedProduct[] rows, CancellationToken ct)
    {
        while (true)
        {
            var late = await db.WriteAsync(
                async work =>
                {
                    var verdicts = await store.PutAsync(work, merchant, [.. rows.Select(row => row.Product)], clock.GetUtcNow());
                    return verdicts is null
                        ? work.Abandon<List<RejectedRow>?>(null)
                        : [.. rows.Zip(verdicts).Where(pair => pair.Second.Refusal is not null).Select(pair => pair.First.Row.Reject(pair.Second.Refusal!))];
                },
                ct);
            // Null: another writer took a barcode in between. The rows are tried again and the row that lost is rejected.
            if (late is not null) return late;
        }
    }
}

/// <summary>What a row of the sheet states.</summary>
internal sealed record StatedProduct(CsvRow Row, Product Product);
