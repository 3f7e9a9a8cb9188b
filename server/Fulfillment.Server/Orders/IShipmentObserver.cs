using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Orders;

/// <summary>
/// Who must act in the very unit of work that changes a shipment: cards are voided together with the fact that makes them wrong.
/// The work may run again, so an observer touches nothing outside the database.
/// </summary>
internal interface IShipmentObserver
{
    /// <summary>The whole shipment was cancelled.</summary>
    Task CancelledAsync(UnitOfWork work, string shipment, string reason);

    /// <summary>What is to be packed, its address or its facts changed; what was decided on them must be decided again.</summary>
    Task ChangedAsync(UnitOfWork work, string shipment);
}
