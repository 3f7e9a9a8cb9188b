using Dapper;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Catalog.Import;

/// <summary>How merchants' sheets name their columns, by name; one profile may serve every import of its merchant.</summary>
internal sealed class ImportProfileStore(Db db)
{
    public async Task<CsvProfile?> FindAsync(string merchant, string code, CancellationToken ct = default)
    {
        var document = await db.ReadAsync(
            connection => connection.QueryFirstOrDefaultAsync<string>("select Document from ImportProfile where Merchant = @merchant and Code = @code", new { merchant, code }), ct);
        return document is null ? null : Json.Read<CsvProfile>(document);
    }

    public async Task<Written> PutAsync(UnitOfWork work, string merchant, string code, CsvProfile profile)
    {
        var args = new { merchant, code, document = Json.Write(profile) };
        var stored = await work.FirstOrDefaultAsync<string>("select Document from ImportProfile where Merchant = @merchant and Code = @code", args);
        if (stored == args.document) return Written.Same;
        if (stored is null && await work.TryInsertAsync("insert into ImportProfile (Merchant, Code, Document) values (@merchant, @code, @document)", args)) return Written.Created;
        await work.ExecuteAsync("update ImportProfile set Document = @document where Merchant = @merchant and Code = @code", args);
        return Written.Changed;
    }
}
