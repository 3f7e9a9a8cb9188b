using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Orders;

/// <summary>Waybill numbers: each belongs to one shipment of a merchant and a carrier, and goes on one parcel, once.</summary>
internal sealed class WaybillStore
{
    /// <summary>Puts a known number on a parcel. False unless it is this shipment's and was never used.</summary>
    public async Task<bool> TryUseAsync(UnitOfWork work, string merchant, string carrier, string number, string shipment, string parcel, DateTimeOffset at) =>
        await work.ExecuteAsync(
            """
            update Waybill set ParcelId = @parcel, UsedAt = @at
            where Merchant = @merchant and Carrier = @carrier and Number = @number and ShipmentId = @shipment and UsedAt is null
            """,
            new { merchant, carrier, number, shipment, parcel, at }) == 1;

    /// <summary>Puts a number that nobody told before on a parcel (the merchant's setting <c>labelMatch: bind</c>). False when it is known after all.</summary>
    public Task<bool> TryBindAsync(UnitOfWork work, string merchant, string carrier, string number, string shipment, string parcel, DateTimeOffset at) =>
        work.TryInsertAsync(
            """
            insert into Waybill (Merchant, Carrier, Number, ShipmentId, Source, ParcelId, UsedAt)
            values (@merchant, @carrier, @number, @shipment, 'bench', @parcel, @at)
            """,
            new { merchant, carrier, number, shipment, parcel, at });
}
