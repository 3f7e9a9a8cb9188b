using Dapper;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Inserts;

/// <summary>Campaigns with every version they had. A save changes the merchant's revision, by which each node knows what it has compiled.</summary>
internal sealed class CampaignStore(Db db)
{
    private const string Revision = "select Revision from CampaignRevision where Merchant = @merchant";
    private const string All = "select Code, Version, Document, SavedBy, SavedAt from Campaign where Merchant = @merchant order by Code";

    /// <summary>The same document again writes nothing. Of two at the same moment the later wins; both are kept as versions.</summary>
    public async Task<Written> PutAsync(UnitOfWork work, string merchant, string code, string document, string by, DateTimeOffset at)
    {
        // SQL Server: the revision's row is taken first, so that saves of one merchant follow one another.
        await ReviseAsync(work, merchant, at);
        var stored = await work.FirstOrDefaultAsync<Row>("select Code, Version, Document, SavedBy, SavedAt from Campaign where Merchant = @merchant and Code = @code", new { merchant, code });
        if (stored?.Document == document) return Written.Same;
        var args = new { merchant, code, version = (stored?.Version ?? 0) + 1, document, by, at };
        await work.ExecuteAsync(
            stored is null
                ? "insert into Campaign (Merchant, Code, Version, Document, SavedBy, SavedAt) values (@merchant, @code, @version, @document, @by, @at)"
                : "update Campaign set Version = @version, Document = @document, SavedBy = @by, SavedAt = @at where Merchant = @merchant and Code = @code",
            args);
        await work.ExecuteAsync("insert into CampaignVersion (Merchant, Code, Version, Document, SavedBy, SavedAt) values (@merchant, @code, @version, @document, @by, @at)", args);
        return stored is null ? Written.Created : Written.Changed;
    }

    /// <summary>Null when the merchant has no such campaign.</summary>
    public async Task<SavedCampaign?> FindAsync(string merchant, string code, CancellationToken ct)
    {
        const string sql = "select Code, Version, Document, SavedBy, SavedAt from Campaign where Merchant = @merchant and Code = @code";
        return (await db.ReadAsync(connection => connection.QueryFirstOrDefaultAsync<Row>(sql, new { merchant, code }), ct))?.ToSaved();
    }

    /// <summary>The version that held at that moment; null when there was none.</summary>
    public async Task<SavedCampaign?> FindAtAsync(string merchant, string code, DateTimeOffset at, CancellationToken ct)
    {
        var sql = db.Pick(
            sqlite: "select Code, Version, Document, SavedBy, SavedAt from CampaignVersion where Merchant = @merchant and Code = @code and SavedAt <= @at order by Version desc limit 1",
            sqlServer: "select top (1) Code, Version, Document, SavedBy, SavedAt from CampaignVersion where Merchant = @merchant and Code = @code and SavedAt <= @at order by Version desc");
        return (await db.ReadAsync(connection => connection.QueryFirstOrDefaultAsync<Row>(sql, new { merchant, code, at }), ct))?.ToSaved();
    }

    public async Task<IReadOnlyList<SavedCampaign>> ListAsync(string merchant, PageRequest page, CancellationToken ct)
    {
        var sql = db.Pick(
            sqlite: "select Code, Version, Document, SavedBy, SavedAt from Campaign where Merchant = @merchant and Code > @After order by Code limit @Limit",
            sqlServer: "select top (@Limit) Code, Version, Document, SavedBy, SavedAt from Campaign where Merchant = @merchant and Code > @After order by Code");
        return [.. (await db.ReadAsync(connection => connection.QueryAsync<Row>(sql, new { merchant, page.After, page.Limit }), ct)).Select(row => row.ToSaved())];
    }

    /// <summary>Every version, newest first.</summary>
    public async Task<IReadOnlyList<SavedCampaign>> VersionsAsync(string merchant, string code, CancellationToken ct)
    {
        const string sql = "select Code, Version, Document, SavedBy, SavedAt from CampaignVersion where Merchant = @merchant and Code = @code order by Version desc";
        return [.. (await db.ReadAsync(connection => connection.QueryAsync<Row>(sql, new { merchant, code }), ct)).Select(row => row.ToSaved())];
    }

    /// <summary>Null until the merchant's first campaign.</summary>
    public Task<string?> RevisionAsync(UnitOfWork work, string merchant) => work.FirstOrDefaultAsync<string>(Revision, new { merchant });

    public Task<string?> RevisionAsync(string merchant, CancellationToken ct) =>
        db.ReadAsync(connection => connection.QueryFirstOrDefaultAsync<string>(Revision, new { merchant }), ct);

    public async Task<IReadOnlyList<SavedCampaign>> AllAsync(UnitOfWork work, string merchant) =>
        [.. (await work.QueryAsync<Row>(All, new { merchant })).Select(row => row.ToSaved())];

    public async Task<IReadOnlyList<SavedCampaign>> AllAsync(string merchant, CancellationToken ct) =>
        [.. (await db.ReadAsync(connection => connection.QueryAsync<Row>(All, new { merchant }), ct)).Select(row => row.ToSaved())];

    // A fresh id, not a count: a save that is rolled back must never leave its number to another.
    private static async Task ReviseAsync(UnitOfWork work, string merchant, DateTimeOffset at)
    {
        var args = new { merchant, revision = Guid.CreateVersion7(at).ToString() };
        const string update = "update CampaignRevision set Revision = @revision where Merchant = @merchant";
        if (await work.ExecuteAsync(update, args) == 0
            && !await work.TryInsertAsync("insert into CampaignRevision (Merchant, Revision) values (@merchant, @revision)", args))
        {
            await work.ExecuteAsync(update, args);
        }
    }

    private sealed class Row
    {
        public string Code { get; set; } = "";
        public int Version { get; set; }
        public string Document { get; set; } = "";
        public string SavedBy { get; set; } = "";
        public DateTimeOffset SavedAt { get; set; }

        public SavedCampaign ToSaved() => new(Code, Version, Document, SavedBy, SavedAt);
    }
}

/// <summary>A campaign as it was saved.</summary>
/// <param name="Document">Its JSON.</param>
/// <param name="SavedBy">The caller's stable name, e.g. <c>worker:…</c> or <c>key:…</c>.</param>
internal sealed record SavedCampaign(string Code, int Version, string Document, string SavedBy, DateTimeOffset SavedAt);
