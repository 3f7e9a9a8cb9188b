using Dapper;
using Fulfillment.Server.Catalog.Barcodes;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Catalog;

/// <summary>A product that a scanned code names.</summary>
/// <param name="Quantity">Pieces that this scan counts: what the barcode stands for, times what a logistic label says is inside.</param>
internal sealed record ProductMatch(string Merchant, string Sku, int Quantity);

/// <summary>Products and the barcodes that name them.</summary>
internal sealed class ProductStore(Db db)
{
    // SQL Server takes 2,100 parameters a statement.
    private const int MostInOneQuery = 500;

    /// <summary>Null when the merchant has no such product.</summary>
    public async Task<Product?> FindAsync(string merchant, string sku, CancellationToken ct = default)
    {
        var document = await db.ReadAsync(
            connection => connection.QueryFirstOrDefaultAsync<string>("select Document from Product where Merchant = @merchant and Sku = @sku", new { merchant, sku }), ct);
        return document is null ? null : Product.Read(merchant, document);
    }

    /// <summary>By SKU; those that the merchant does not have are left out.</summary>
    public Task<IReadOnlyDictionary<string, Product>> FindManyAsync(string merchant, IReadOnlyCollection<string> skus, CancellationToken ct = default) =>
        db.ReadAsync<IReadOnlyDictionary<string, Product>>(
            async connection =>
            {
                var found = new Dictionary<string, Product>(StringComparer.Ordinal);
                foreach (var some in skus.Distinct(StringComparer.Ordinal).Chunk(MostInOneQuery))
                    foreach (var document in await connection.QueryAsync<string>("select Document from Product where Merchant = @merchant and Sku in @some", new { merchant, some }))
                        if (Product.Read(merchant, document) is var product)
                            found[product.Sku] = product;
                return found;
            },
            ct);

    public async Task<IReadOnlyList<Product>> ListAsync(string merchant, PageRequest page, CancellationToken ct = default)
    {
        var sql = db.Pick(
            sqlite: "select Document from Product where Merchant = @merchant and Sku > @After order by Sku limit @Limit",
            sqlServer: "select top (@Limit) Document from Product where Merchant = @merchant and Sku > @After order by Sku");
        var documents = await db.ReadAsync(connection => connection.QueryAsync<string>(sql, new { merchant, page.After, page.Limit }), ct);
        return [.. documents.Select(document => Product.Read(merchant, document))];
    }

    /// <summary>The products of all merchants that carry a scanned code; several merchants may sell the same goods.</summary>
    public Task<IReadOnlyList<ProductMatch>> FindByCodeAsync(ScannedCode code, CancellationToken ct = default) => FindByCodeAsync(code, null, ct);

    /// <summary>The products that carry a scanned code, of one merchant or (null) of all, at most one per merchant and reading.</summary>
    public async Task<IReadOnlyList<ProductMatch>> FindByCodeAsync(ScannedCode code, string? merchant, CancellationToken ct = default)
    {
        var readings = code.Candidates.OfType<ProductCode>().ToList();
        if (readings.Count == 0) return [];
        var rows = (await db.ReadAsync(
            connection => connection.QueryAsync<BarcodeRow>(
                "select Merchant, Code, Sku, Quantity from ProductBarcode where Code in @keys and (@merchant is null or Merchant = @merchant) order by Merchant, Sku",
                new { keys = readings.Select(reading => reading.Key), merchant }),
            ct)).AsList();
        // The most certain reading that anything carries.
        foreach (var reading in readings)
            if (rows.Where(row => row.Code == reading.Key).ToList() is { Count: > 0 } matches)
                return [.. matches.Select(row => new ProductMatch(row.Merchant, row.Sku, Pieces(row.Quantity, reading.Count)))];
        return [];
    }

    /// <summary>Whose the barcodes are, by key; those of nobody are left out.</summary>
    public Task<IReadOnlyDictionary<string, string>> FindOwnersAsync(string merchant, IReadOnlyCollection<string> keys, CancellationToken ct = default) =>
        db.ReadAsync<IReadOnlyDictionary<string, string>>(
            async connection =>
            {
                var owners = new Dictionary<string, string>(StringComparer.Ordinal);
                foreach (var some in keys.Chunk(MostInOneQuery))
                    foreach (var row in await connection.QueryAsync<BarcodeRow>("select Merchant, Code, Sku, Quantity from ProductBarcode where Merchant = @merchant and Code in @some", new { merchant, some }))
                        owners[row.Code] = row.Sku;
                return owners;
            },
            ct);

    /// <summary>
    /// Replaces products of one merchant, in their order. One whose barcode is another product's is refused and not written at all.
    /// Null when another writer took one of the barcodes meanwhile: the unit is then spoilt, and trying again meets the new owner.
    /// </summary>
    public async Task<IReadOnlyList<Outcome<Written>>?> PutAsync(UnitOfWork work, string merchant, IReadOnlyList<Product> products, DateTimeOffset now)
    {
        var stored = (await work.QueryAsync<ProductRow>(
            "select Sku, Document from Product where Merchant = @merchant and Sku in @skus", new { merchant, skus = products.Select(product => product.Sku) }))
            .ToDictionary(row => row.Sku, row => row.Document, StringComparer.Ordinal);
        var owners = await FindOwnersAsync(work, merchant, products);
        var verdicts = new List<Outcome<Written>>(products.Count);
        foreach (var product in products)
        {
            var (keys, document) = (product.BarcodeKeys(), Json.Write(product));
            var before = stored.GetValueOrDefault(product.Sku);
            if (before == document) verdicts.Add(Written.Same);
            else if (keys.Keys.FirstOrDefault(key => owners.TryGetValue(key, out var owner) && owner != product.Sku) is { } taken) verdicts.Add(TakenBy(product, taken, owners[taken]));
            else
            {
                foreach (var given in owners.Where(owner => owner.Value == product.Sku).Select(owner => owner.Key).ToList()) owners.Remove(given);
                foreach (var key in keys.Keys) owners[key] = product.Sku;
                if (await WriteAsync(work, product, keys, document, isNew: before is null, now) is not { } written) return null;
                verdicts.Add(written);
            }
        }

        return verdicts;
    }

    /// <summary>Names the barcode as the merchant wrote it.</summary>
    public static Refusal TakenBy(Product product, string key, string owner)
    {
        for (var i = 0; i < product.Barcodes.Count; i++)
            if (BarcodeParser.Parse(product.Barcodes[i].Code).Candidates.OfType<ProductCode>().Any(code => code.Key == key))
                return CatalogRefusals.BarcodeTaken($"barcodes[{i}]", product.Barcodes[i].Code, owner);
        return CatalogRefusals.BarcodeTaken("barcodes", key, owner);
    }

    private static async Task<Dictionary<string, string>> FindOwnersAsync(UnitOfWork work, string merchant, IReadOnlyList<Product> products)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var codes in products.SelectMany(product => product.BarcodeKeys().Keys).Distinct(StringComparer.Ordinal).Chunk(MostInOneQuery))
            foreach (var row in await work.QueryAsync<BarcodeRow>("select Merchant, Code, Sku, Quantity from ProductBarcode where Merchant = @merchant and Code in @codes", new { merchant, codes }))
                owners[row.Code] = row.Sku;
        return owners;
    }

    private static async Task<Written?> WriteAsync(UnitOfWork work, Product product, IReadOnlyDictionary<string, int> keys, string document, bool isNew, DateTimeOffset now)
    {
        var args = new { product.Merchant, product.Sku, document, now };
        var created = isNew && await work.TryInsertAsync("insert into Product (Merchant, Sku, Document, ChangedAt) values (@Merchant, @Sku, @document, @now)", args);
        if (!created)
        {
            await work.ExecuteAsync("update Product set Document = @document, ChangedAt = @now where Merchant = @Merchant and Sku = @Sku", args);
            await work.ExecuteAsync("delete from ProductBarcode where Merchant = @Merchant and Sku = @Sku", args);
        }

        foreach (var (code, quantity) in keys)
        {
            var inserted = await work.TryInsertAsync(
                "insert into ProductBarcode (Merchant, Code, Sku, Quantity) values (@Merchant, @code, @Sku, @quantity)",
                new { product.Merchant, code, product.Sku, quantity });
            if (!inserted) return null;
        }

        return created ? Written.Created : Written.Changed;
    }

    private static int Pieces(int quantity, int? inside) => (int)Math.Min(int.MaxValue, (long)quantity * (inside ?? 1));

    private sealed class ProductRow
    {
        public string Sku { get; set; } = "";
        public string Document { get; set; } = "";
    }

    private sealed class BarcodeRow
    {
        public string Merchant { get; set; } = "";
        public string Code { get; set; } = "";
        public string Sku { get; set; } = "";
        public int Quantity { get; set; }
    }
}
