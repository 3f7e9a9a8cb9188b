using System.Collections.Concurrent;
using Dapper;
using Fulfillment.LabelTemplates;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Cards;

/// <summary>
/// Merchants' templates, by code and by content. What a hash means never changes, so read templates are kept; which hash a
/// code means is asked each time.
/// </summary>
internal sealed class TemplateStore(Db db)
{
    private const int Tries = 5;

    /// <summary>A merchant has a handful of templates with a handful of versions each; beyond this the kept ones are dropped and read again.</summary>
    private const int MostKept = 1000;

    private readonly ConcurrentDictionary<(string Merchant, string Hash), CardTemplate> _read = [];

    private const string Today =
        """
        select Code, Version, Hash, SavedBy, CreatedAt from TemplateVersion
        where Merchant = @merchant and Code = @code
          and Version = (select max(Version) from TemplateVersion where Merchant = @merchant and Code = @code)
        """;

    /// <summary>The same template again writes nothing.</summary>
    public async Task<Saved<TemplateVersion>> PutAsync(UnitOfWork work, string merchant, CardTemplate template, string document, string by, DateTimeOffset now)
    {
        for (var attempt = 1; ; attempt++)
        {
            var current = await work.FirstOrDefaultAsync<VersionRow>(Today, new { merchant, code = template.Code });
            if (current?.Hash == template.Hash) return new Saved<TemplateVersion>(new TemplateVersion((int)current.Version, template), Written.Same);
            var version = (int)(current?.Version ?? 0) + 1;
            await KeepAsync(work, merchant, template.Hash, document);
            if (await TryAddAsync(work, merchant, template.Code, version, template.Hash, by, now))
                return new Saved<TemplateVersion>(new TemplateVersion(version, template), current?.Hash is null ? Written.Created : Written.Changed);
            if (attempt == Tries) throw new InvalidOperationException($"Template {merchant}/{template.Code} got {Tries} versions while one was written.");
        }
    }

    /// <summary>Gives the merchant's own template up; what was printed by it stays printable. False when there is none.</summary>
    public async Task<bool> RemoveAsync(UnitOfWork work, string merchant, string code, string by, DateTimeOffset now)
    {
        for (var attempt = 1; ; attempt++)
        {
            var current = await work.FirstOrDefaultAsync<VersionRow>(Today, new { merchant, code });
            if (current?.Hash is null) return false;
            if (await TryAddAsync(work, merchant, code, (int)current.Version + 1, null, by, now)) return true;
            if (attempt == Tries) throw new InvalidOperationException($"Template {merchant}/{code} got {Tries} versions while it was removed.");
        }
    }

    /// <summary>Which content the merchant's own template has today, as this unit of work sees it; null when it has none.</summary>
    public async Task<string?> TodayAsync(UnitOfWork work, string merchant, string code) => (await work.FirstOrDefaultAsync<VersionRow>(Today, new { merchant, code }))?.Hash;

    /// <summary>Every version of the merchant's own template, newest first.</summary>
    public async Task<IReadOnlyList<PastVersion>> VersionsAsync(string merchant, string code, CancellationToken ct) =>
        [.. (await db.ReadAsync(
            connection => connection.QueryAsync<VersionRow>(
                "select Code, Version, Hash, SavedBy, CreatedAt from TemplateVersion where Merchant = @merchant and Code = @code order by Version desc", new { merchant, code }), ct))
            .Select(row => new PastVersion((int)row.Version, row.Hash, row.SavedBy, row.CreatedAt))];

    /// <summary>Makes sure that the content stays readable by its hash, also when a later program carries another template of that name.</summary>
    public async Task KeepAsync(UnitOfWork work, string merchant, string hash, string document)
    {
        var args = new { merchant, hash, document };
        if (await work.FirstOrDefaultAsync<string>("select Hash from TemplateContent where Merchant = @merchant and Hash = @hash", args) is not null) return;
        await work.TryInsertAsync("insert into TemplateContent (Merchant, Hash, Document) values (@merchant, @hash, @document)", args);
    }

    /// <summary>Today's version of a merchant's own template; null when it has none of that code.</summary>
    public async Task<TemplateVersion?> FindAsync(string merchant, string code, CancellationToken ct)
    {
        var row = await db.ReadAsync(connection => connection.QueryFirstOrDefaultAsync<VersionRow>(Today, new { merchant, code }), ct);
        return row?.Hash is { } hash ? new TemplateVersion((int)row.Version, (await FindByHashAsync(merchant, hash, ct))!) : null;
    }

    /// <summary>Null when the merchant never had such a template.</summary>
    public async Task<CardTemplate?> FindByHashAsync(string merchant, string hash, CancellationToken ct)
    {
        if (_read.TryGetValue((merchant, hash), out var kept)) return kept;
        if (await FindDocumentAsync(merchant, hash, ct) is not { } document) return null;
        // A template that a later program no longer reads is a bug of that program: the language only grows.
        var template = CardTemplate.Parse(document).Value ?? throw new InvalidOperationException($"The stored template {merchant}/{hash} is no longer read.");
        if (_read.Count >= MostKept) _read.Clear();
        return _read[(merchant, hash)] = template;
    }

    /// <summary>The template as it was sent.</summary>
    public Task<string?> FindDocumentAsync(string merchant, string hash, CancellationToken ct) =>
        db.ReadAsync(
            connection => connection.QueryFirstOrDefaultAsync<string?>("select Document from TemplateContent where Merchant = @merchant and Hash = @hash", new { merchant, hash }), ct);

    /// <summary>Code, version and hash of every template of the merchant's own, by code.</summary>
    public async Task<IReadOnlyList<(string Code, int Version, string Hash)>> ListAsync(string merchant, CancellationToken ct) =>
        [.. (await db.ReadAsync(
            connection => connection.QueryAsync<VersionRow>(
                """
                select v.Code, v.Version, v.Hash from TemplateVersion v
                where v.Merchant = @merchant and v.Hash is not null
                  and v.Version = (select max(n.Version) from TemplateVersion n where n.Merchant = v.Merchant and n.Code = v.Code)
                order by v.Code
                """,
                new { merchant }),
            ct)).Select(row => (row.Code, (int)row.Version, row.Hash!))];

    private static Task<bool> TryAddAsync(UnitOfWork work, string merchant, string code, int version, string? hash, string by, DateTimeOffset now) =>
        work.TryInsertAsync(
            "insert into TemplateVersion (Merchant, Code, Version, Hash, SavedBy, CreatedAt) values (@merchant, @code, @version, @hash, @by, @now)",
            new { merchant, code, version, hash, by, now });

    private sealed class VersionRow
    {
        public string Code { get; set; } = "";
        public long Version { get; set; }
        public string? Hash { get; set; }
        public string SavedBy { get; set; } = "";
        public DateTimeOffset CreatedAt { get; set; }
    }
}

/// <summary>A template as it is used today.</summary>
/// <param name="Version">From 1; 0 is the one that came with the program.</param>
internal sealed record TemplateVersion(int Version, CardTemplate Template)
{
    public bool IsBuiltIn => Version == 0;
}

/// <summary>A version a merchant's template once had.</summary>
/// <param name="Hash">Of its content; null where the merchant gave its own template up.</param>
internal sealed record PastVersion(int Version, string? Hash, string SavedBy, DateTimeOffset SavedAt);
