using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Orders;

/// <summary>Writes what merchants state. Whoever changes an existing order holds it by <see cref="OrderStore.LockAsync"/>.</summary>
internal sealed class IntakeStore(Db db)
{
    /// <summary>The order alone, its shipment follows. False when another request was first with this number; its row is committed by then.</summary>
    public async Task<bool> TryInsertOrderAsync(UnitOfWork work, StoredOrder order, DateTimeOffset now)
    {
        var inserted = await work.TryInsertAsync(
            """
            insert into SalesOrder (Merchant, OrderNo, FoldedNo, Site, TrackingToken, PlacedAt, AcceptedAt, ChangedAt, DocumentHash, Document)
            values (@Merchant, @OrderNo, @foldedNo, @Site, @TrackingToken, @PlacedAt, @now, @now, @DocumentHash, @document)
            """,
            new
            {
                order.Merchant,
                order.OrderNo,
                foldedNo = OrderNumber.Fold(order.OrderNo),
                order.Site,
                order.TrackingToken,
                order.PlacedAt,
                now,
                order.DocumentHash,
                document = Json.Write(OrderPerson.Without(order.Document)),
            });
        if (inserted) await InsertPersonAsync(work, order);
        return inserted;
    }

    public async Task InsertShipmentAsync(UnitOfWork work, string shipment, StoredOrder order, DateTimeOffset now)
    {
        var facts = ShipmentFacts.Of(order.Document);
        await work.ExecuteAsync(
            """
            insert into Shipment (Id, Merchant, Site, State, Station, Carrier, Service, Temperature, Tote, SoleSku, ShipBy, NotBefore, CreatedAt, ShippedAt, Version)
            values (@shipment, @Merchant, @Site, 'waiting', null, @Carrier, @Service, @temperature, @Tote, @soleSku, @ShipBy, @NotBefore, @now, null, 1)
            """,
            new
            {
                shipment,
                order.Merchant,
                facts.Site,
                facts.Carrier,
                facts.Service,
                temperature = Json.Name(facts.Temperature),
                facts.Tote,
                soleSku = SoleSku(order.Document),
                facts.ShipBy,
                facts.NotBefore,
                now,
            });
        await work.ExecuteAsync(
            "insert into ShipmentOrder (Merchant, OrderNo, ShipmentId) values (@Merchant, @OrderNo, @shipment)",
            new { order.Merchant, order.OrderNo, shipment });
        await InsertLinesAsync(work, shipment, order);
    }

    public async Task ReplaceOrderAsync(UnitOfWork work, StoredOrder order, DateTimeOffset now)
    {
        await work.ExecuteAsync(
            """
            update SalesOrder set Site = @Site, PlacedAt = @PlacedAt, ChangedAt = @now, DocumentHash = @DocumentHash, Document = @document
            where Merchant = @Merchant and OrderNo = @OrderNo
            """,
            new { order.Merchant, order.OrderNo, order.Site, order.PlacedAt, now, order.DocumentHash, document = Json.Write(OrderPerson.Without(order.Document)) });
        await work.ExecuteAsync("delete from OrderPerson where Merchant = @Merchant and OrderNo = @OrderNo", new { order.Merchant, order.OrderNo });
        await InsertPersonAsync(work, order);
    }

    public async Task ReplaceShipmentAsync(UnitOfWork work, ShipmentOfOrder shipment, StoredOrder order)
    {
        var facts = ShipmentFacts.Of(order.Document);
        // A merged shipment has several units, so no sole SKU, whatever its orders are alone.
        await work.ExecuteAsync(
            """
            update Shipment set Site = @Site, Carrier = @Carrier, Service = @Service, Temperature = @temperature, Tote = @Tote,
              SoleSku = @soleSku, ShipBy = @ShipBy, NotBefore = @NotBefore, Version = Version + 1
            where Id = @Id
            """,
            new
            {
                shipment.Id,
                facts.Site,
                facts.Carrier,
                facts.Service,
                temperature = Json.Name(facts.Temperature),
                facts.Tote,
                soleSku = shipment.OtherOrders.Count == 0 ? SoleSku(order.Document) : null,
                facts.ShipBy,
                facts.NotBefore,
            });
        await work.ExecuteAsync("delete from ShipmentLine where ShipmentId = @Id and OrderNo = @OrderNo", new { shipment.Id, order.OrderNo });
        await InsertLinesAsync(work, shipment.Id, order);
    }

    /// <summary>The first of these numbers that belongs to another shipment, with an order of its owner; nobody else takes the free ones until this unit of work ends.</summary>
    public async Task<(string Number, string Owner)?> FindTakenWaybillAsync(UnitOfWork work, string merchant, string carrier, IReadOnlyList<string> numbers, string shipment)
    {
        if (numbers.Count == 0) return null;
        // SQL Server: holdlock keeps the gap where a free number would be inserted; two who try are a deadlock, and one runs again.
        var sql = db.Pick(
            sqlite: """
            select w.Number, so.OrderNo from Waybill w join ShipmentOrder so on so.ShipmentId = w.ShipmentId
            where w.Merchant = @merchant and w.Carrier = @carrier and w.Number in @numbers and w.ShipmentId <> @shipment
            order by w.Number, so.OrderNo
            """,
            sqlServer: """
            select w.Number, so.OrderNo from Waybill w with (updlock, holdlock) join ShipmentOrder so on so.ShipmentId = w.ShipmentId
            where w.Merchant = @merchant and w.Carrier = @carrier and w.Number in @numbers and w.ShipmentId <> @shipment
            order by w.Number, so.OrderNo
            """);
        return await work.FirstOrDefaultAsync<TakenRow>(sql, new { merchant, carrier, numbers, shipment }) is { } taken ? (taken.Number, taken.OrderNo) : null;
    }

    /// <summary>Whether a number is already of one of the order's shipments.</summary>
    public async Task<bool> OwnsWaybillAsync(UnitOfWork work, string merchant, string carrier, string number, StoredOrder order)
    {
        var owner = await work.FirstOrDefaultAsync<string>(
            "select ShipmentId from Waybill where Merchant = @merchant and Carrier = @carrier and Number = @number",
            new { merchant, carrier, number });
        return order.Shipments.Any(shipment => shipment.Id == owner);
    }

    /// <summary>Numbers that this shipment may use from now on. They must be free, or already this shipment's.</summary>
    public async Task AddWaybillsAsync(UnitOfWork work, string merchant, string carrier, IReadOnlyList<string> numbers, string shipment, string source)
    {
        foreach (var number in numbers)
        {
            await work.TryInsertAsync(
                "insert into Waybill (Merchant, Carrier, Number, ShipmentId, Source, ParcelId, UsedAt) values (@merchant, @carrier, @number, @shipment, @source, null, null)",
                new { merchant, carrier, number, shipment, source });
        }
    }

    /// <summary>Forgets the unused numbers that the order itself stated before; what came by import or from the bench stays.</summary>
    public Task RemoveStatedWaybillsAsync(UnitOfWork work, string shipment) =>
        work.ExecuteAsync("delete from Waybill where ShipmentId = @shipment and Source = 'order' and UsedAt is null", new { shipment });

    private static Task InsertPersonAsync(UnitOfWork work, StoredOrder order) =>
        work.ExecuteAsync(
            "insert into OrderPerson (Merchant, OrderNo, CustomerRef, Person) values (@Merchant, @OrderNo, @customer, @person)",
            new { order.Merchant, order.OrderNo, customer = order.Document.Customer.Ref, person = Json.Write(OrderPerson.Of(order.Document)) });

    private static async Task InsertLinesAsync(UnitOfWork work, string shipment, StoredOrder order)
    {
        foreach (var line in order.Document.Lines)
        {
            await work.ExecuteAsync(
                "insert into ShipmentLine (ShipmentId, OrderNo, LineNumber, Sku, Quantity) values (@shipment, @OrderNo, @LineNo, @Sku, @Quantity)",
                new { shipment, order.OrderNo, line.LineNo, line.Sku, line.Quantity });
        }
    }

    private static string? SoleSku(OrderDocument order) => order.Lines is [{ Quantity: 1 } only] ? only.Sku : null;

    private sealed class TakenRow
    {
        public string Number { get; set; } = "";
        public string OrderNo { get; set; } = "";
    }
}
