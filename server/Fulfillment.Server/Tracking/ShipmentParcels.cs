using Fulfillment.Server.Packing;

namespace Fulfillment.Server.Tracking;

/// <summary>Where the parcels of a shipment are, by what the bench and the carriers said.</summary>
internal sealed class ShipmentParcels(PackingStore parcels, CarrierNewsStore news)
{
    public async Task<IReadOnlyList<ParcelOnItsWay>> ListAsync(string shipment, CancellationToken ct)
    {
        var found = new List<ParcelOnItsWay>();
        foreach (var parcel in await parcels.ListParcelsAsync(shipment, ct))
        {
            var said = parcel.Waybill is null ? [] : await news.ListAsync(parcel.Merchant, parcel.Carrier!, parcel.Waybill, ct);
            found.Add(new ParcelOnItsWay(parcel.Carrier, parcel.Waybill, parcel.ShippedAt, ParcelStatus.Of(parcel.ShippedAt, said)));
        }

        return found;
    }
}

/// <summary>One parcel of a shipment.</summary>
internal sealed record ParcelOnItsWay(string? Carrier, string? Waybill, DateTimeOffset? ShippedAt, ParcelStatus Status);
