using System.Text.Json;

namespace Fulfillment.Server.Orders;

/// <summary>
/// The parts of an order that say who its people are, or that may: free text and free facts included. They lie in a row of their
/// own, so that erasure is one delete; the order itself stays readable without them.
/// </summary>
internal sealed record OrderPerson
{
    public OrderCustomer Customer { get; init; } = new();
    public Address ShipTo { get; init; } = new();
    public Address? Sender { get; init; }
    public string? Notes { get; init; }

    /// <summary>Wrapping carries the name on the 熨斗.</summary>
    public JsonElement? Wrap { get; init; }

    public IReadOnlyDictionary<string, JsonElement> Facts { get; init; } = new Dictionary<string, JsonElement>();

    public static OrderPerson Of(OrderDocument order) => new()
    {
        Customer = order.Customer,
        ShipTo = order.ShipTo,
        Sender = order.Sender,
        Notes = order.Notes,
        Wrap = order.Wrap,
        Facts = order.Facts,
    };

    /// <summary>The order without its people. Consent stays: an opt-out outlives the data it was about.</summary>
    public static OrderDocument Without(OrderDocument order) => order with
    {
        Customer = new OrderCustomer { Consent = order.Customer.Consent },
        ShipTo = new Address(),
        Sender = null,
        Notes = null,
        Wrap = null,
        Facts = new Dictionary<string, JsonElement>(),
    };

    public OrderDocument JoinTo(OrderDocument order) => order with
    {
        Customer = Customer,
        ShipTo = ShipTo,
        Sender = Sender,
        Notes = Notes,
        Wrap = Wrap,
        Facts = Facts,
    };
}
