using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Printing;

/// <summary>Who must know, in the very unit of work, that a sheet is out of the printer.</summary>
internal interface IPaperObserver
{
    Task PrintedAsync(UnitOfWork work, PrintJob job);
}
