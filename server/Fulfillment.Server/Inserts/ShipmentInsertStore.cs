using System.Data.Common;
using Dapper;
using Fulfillment.Contracts;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Inserts;

/// <summary>What was decided for shipments and the sheets that came of it. Steps of a sheet are guarded: rows affected is the verdict.</summary>
internal sealed class ShipmentInsertStore(Db db)
{
    private const string Columns =
        """
        select Id, Merchant, ShipmentId, Round, Campaign, CopyNumber, OrderNo, Site, Variant, Slot, Template, Code, Proof, State, Customer,
               SentenceJa, SentenceEn, ParcelId, Reason, ChosenOn, ChosenAt, PrintedAt, VerifiedAt, SkippedAt, VoidedAt
        from ShipmentInsert
        """;

    private const string OfShipment = $"{Columns} where ShipmentId = @shipment order by Round, Slot, Campaign, CopyNumber";

    private const string Given =
        """
        select Campaign, ChosenOn from ShipmentInsert
        where Merchant = @merchant and Customer = @customer and CopyNumber = 1 and State in ('chosen', 'printed', 'verified') and OrderNo <> @order
        """;

    /// <summary>Every sheet of the shipment, of all rounds, voided ones included.</summary>
    public async Task<IReadOnlyList<ShipmentInsert>> ListAsync(string shipment, CancellationToken ct) =>
        [.. (await db.ReadAsync(connection => connection.QueryAsync<Row>(OfShipment, new { shipment }), ct)).Select(row => row.ToInsert())];

    /// <summary>As this unit of work sees it.</summary>
    public async Task<IReadOnlyList<ShipmentInsert>> ListAsync(UnitOfWork work, string shipment) =>
        [.. (await work.QueryAsync<Row>(OfShipment, new { shipment })).Select(row => row.ToInsert())];

    /// <summary>The sheet that carries this code, whatever its state; null when none does.</summary>
    public async Task<ShipmentInsert?> FindByCodeAsync(string code, CancellationToken ct) =>
        (await db.ReadAsync((DbConnection connection) => connection.QueryFirstOrDefaultAsync<Row>($"{Columns} where Code = @code", new { code }), ct))?.ToInsert();

    public async Task<ShipmentInsert?> FindAsync(UnitOfWork work, string id) =>
        (await work.FirstOrDefaultAsync<Row>($"{Columns} where Id = @id", new { id }))?.ToInsert();

    /// <summary>The decision that holds, as JSON; null when nothing was decided, or it no longer holds.</summary>
    public Task<string?> FindDecisionAsync(string shipment, CancellationToken ct) =>
        db.ReadAsync(connection => connection.QueryFirstOrDefaultAsync<string>("select Decision from InsertDecision where ShipmentId = @shipment and SupersededAt is null", new { shipment }), ct);

    /// <summary>Whether a decision holds for the shipment.</summary>
    public Task<bool> IsDecidedAsync(string shipment, CancellationToken ct) =>
        db.ReadAsync(connection => connection.ExecuteScalarAsync<bool>("select count(*) from InsertDecision where ShipmentId = @shipment and SupersededAt is null", new { shipment }), ct);

    public async Task<DecisionRound?> LatestRoundAsync(UnitOfWork work, string shipment) =>
        await work.FirstOrDefaultAsync<DecisionRound>(
            db.Pick(
                sqlite: "select Round, SupersededAt from InsertDecision where ShipmentId = @shipment order by Round desc limit 1",
                sqlServer: "select top (1) Round, SupersededAt from InsertDecision where ShipmentId = @shipment order by Round desc"),
            new { shipment });

    /// <summary>False when another decided this round first.</summary>
    public Task<bool> TryBeginRoundAsync(UnitOfWork work, string merchant, string shipment, int round, DateTimeOffset at) =>
        work.TryInsertAsync(
            "insert into InsertDecision (ShipmentId, Round, Merchant, DecidedAt, Decision) values (@shipment, @round, @merchant, @at, '')",
            new { shipment, round, merchant, at });

    public Task SaveDecisionAsync(UnitOfWork work, string shipment, int round, InsertDecision decision) =>
        work.ExecuteAsync("update InsertDecision set Decision = @json where ShipmentId = @shipment and Round = @round", new { shipment, round, json = Json.Write(decision) });

    public Task SupersedeAsync(UnitOfWork work, string shipment, DateTimeOffset at) =>
        work.ExecuteAsync("update InsertDecision set SupersededAt = @at where ShipmentId = @shipment and SupersededAt is null", new { shipment, at });

    /// <summary>False when the code is taken; the copy itself is unique by its round.</summary>
    public Task<bool> TryInsertAsync(UnitOfWork work, ShipmentInsert insert) =>
        work.TryInsertAsync(
            """
            insert into ShipmentInsert (Id, Merchant, ShipmentId, Round, Campaign, CopyNumber, OrderNo, Site, Variant, Slot, Template, Code, Proof, State,
              Customer, SentenceJa, SentenceEn, ChosenOn, ChosenAt)
            values (@Id, @Merchant, @ShipmentId, @Round, @Campaign, @CopyNumber, @OrderNo, @Site, @Variant, @Slot, @Template, @Code, @Proof, @State,
              @Customer, @SentenceJa, @SentenceEn, @ChosenOn, @ChosenAt)
            """,
            new
            {
                insert.Id,
                insert.Merchant,
                insert.ShipmentId,
                insert.Round,
                insert.Campaign,
                insert.CopyNumber,
                insert.OrderNo,
                insert.Site,
                insert.Variant,
                Slot = Json.Name(insert.Slot),
                insert.Template,
                insert.Code,
                Proof = Json.Name(insert.Proof),
                State = Json.Name(insert.State),
                insert.Customer,
                SentenceJa = insert.Sentence.Ja,
                SentenceEn = insert.Sentence.En,
                insert.ChosenOn,
                insert.ChosenAt,
            });

    /// <summary>Chosen → printed. False for a sheet that is further or out.</summary>
    public async Task<bool> TryPrintedAsync(UnitOfWork work, string id, DateTimeOffset at) =>
        await work.ExecuteAsync("update ShipmentInsert set State = 'printed', PrintedAt = @at where Id = @id and State = 'chosen'", new { id, at }) == 1;

    /// <summary>Chosen or printed → verified, with the parcel it lies in.</summary>
    public async Task<bool> TryVerifyAsync(UnitOfWork work, string id, string parcel, DateTimeOffset at) =>
        await work.ExecuteAsync(
            "update ShipmentInsert set State = 'verified', ParcelId = @parcel, VerifiedAt = @at where Id = @id and State in ('chosen', 'printed')",
            new { id, parcel, at }) == 1;

    /// <summary>Chosen or printed → skipped: the shipment goes without it.</summary>
    public async Task<bool> TrySkipAsync(UnitOfWork work, string id, string reason, DateTimeOffset at) =>
        await work.ExecuteAsync(
            "update ShipmentInsert set State = 'skipped', Reason = @reason, SkippedAt = @at where Id = @id and State in ('chosen', 'printed')",
            new { id, reason, at }) == 1;

    /// <summary>Whatever is not skipped → voided.</summary>
    public async Task<bool> TryVoidAsync(UnitOfWork work, string id, string reason, DateTimeOffset at) =>
        await work.ExecuteAsync(
            "update ShipmentInsert set State = 'voided', Reason = @reason, VoidedAt = @at where Id = @id and State in ('chosen', 'printed', 'verified')",
            new { id, reason, at }) == 1;

    /// <summary>What the customer was given before, with other orders than this one.</summary>
    public async Task<CustomerHistory> HistoryAsync(UnitOfWork work, string merchant, string customer, OrderFacts order) =>
        History(await work.QueryAsync<GivenRow>(Given, new { merchant, customer, order = order.OrderNo }), order.CustomerRef is not null);

    public async Task<CustomerHistory> HistoryAsync(string merchant, string customer, OrderFacts order, CancellationToken ct) =>
        History(await db.ReadAsync(connection => connection.QueryAsync<GivenRow>(Given, new { merchant, customer, order = order.OrderNo }), ct), order.CustomerRef is not null);

    /// <summary>Campaigns that other shipments of the order carry.</summary>
    public async Task<IReadOnlySet<string>> CampaignsOfOrderAsync(UnitOfWork work, string merchant, string order, string exceptShipment) =>
        (await work.QueryAsync<string>(
            """
            select distinct Campaign from ShipmentInsert
            where Merchant = @merchant and OrderNo = @order and ShipmentId <> @exceptShipment and State in ('chosen', 'printed', 'verified')
            """,
            new { merchant, order, exceptShipment })).ToHashSet(StringComparer.Ordinal);

    // Of a customer without a name returns are unknown, not none.
    private static CustomerHistory History(IEnumerable<GivenRow> given, bool isKnown) => new()
    {
        PastReturns = isKnown ? 0 : null,
        PastDefects = isKnown ? 0 : null,
        Inserts = given.GroupBy(row => row.Campaign, row => row.ChosenOn, StringComparer.Ordinal)
            .ToDictionary(days => days.Key, IReadOnlyList<DateOnly> (days) => [.. days], StringComparer.Ordinal),
    };


    private sealed class GivenRow
    {
        public string Campaign { get; set; } = "";
        public DateOnly ChosenOn { get; set; }
    }

    private sealed class Row
    {
        public string Id { get; set; } = "";
        public string Merchant { get; set; } = "";
        public string ShipmentId { get; set; } = "";
        public int Round { get; set; }
        public string Campaign { get; set; } = "";
        public int CopyNumber { get; set; }
        public string OrderNo { get; set; } = "";
        public string Site { get; set; } = "";
        public string? Variant { get; set; }
        public string Slot { get; set; } = "";
        public string? Template { get; set; }
        public string Code { get; set; } = "";
        public string Proof { get; set; } = "";
        public string State { get; set; } = "";
        public string Customer { get; set; } = "";
        public string SentenceJa { get; set; } = "";
        public string SentenceEn { get; set; } = "";
        public string? ParcelId { get; set; }
        public string? Reason { get; set; }
        public DateOnly ChosenOn { get; set; }
        public DateTimeOffset ChosenAt { get; set; }
        public DateTimeOffset? PrintedAt { get; set; }
        public DateTimeOffset? VerifiedAt { get; set; }
        public DateTimeOffset? SkippedAt { get; set; }
        public DateTimeOffset? VoidedAt { get; set; }

        public ShipmentInsert ToInsert() => new()
        {
            Id = Id,
            Merchant = Merchant,
            ShipmentId = ShipmentId,
            Round = Round,
            Campaign = Campaign,
            CopyNumber = CopyNumber,
            OrderNo = OrderNo,
            Site = Site,
            Variant = Variant,
            Slot = Enum.Parse<InsertSlot>(Slot, ignoreCase: true),
            Template = Template,
            Code = Code,
            Proof = Enum.Parse<InsertProof>(Proof, ignoreCase: true),
            State = Enum.Parse<InsertState>(State, ignoreCase: true),
            Customer = Customer,
            Sentence = new Text(SentenceJa, SentenceEn),
            ParcelId = ParcelId,
            Reason = Reason,
            ChosenOn = ChosenOn,
            ChosenAt = ChosenAt,
            PrintedAt = PrintedAt,
            VerifiedAt = VerifiedAt,
            SkippedAt = SkippedAt,
            VoidedAt = VoidedAt,
        };
    }
}

/// <summary>A shipment's newest decision.</summary>
internal sealed class DecisionRound
{
    public int Round { get; set; }
    public DateTimeOffset? SupersededAt { get; set; }

    public bool Holds => SupersededAt is null;
}
