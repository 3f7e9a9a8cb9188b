using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Orders;

/// <summary>How the values of this slice lie in its tables.</summary>
internal static class Stored
{
    /// <summary>The enum value of a stored name.</summary>
    public static T Read<T>(string name)
        where T : struct, Enum => Enum.Parse<T>(name, ignoreCase: true);

    /// <summary>The order with its people; without them once they are erased.</summary>
    public static OrderDocument Order(string document, string? person)
    {
        var order = Json.Read<OrderDocument>(document);
        return person is null ? order : Json.Read<OrderPerson>(person).JoinTo(order);
    }

    public static OrderMark? Mark(string? reason, string? by, DateTimeOffset? at) =>
        at is null ? null : new OrderMark(reason ?? "", by ?? "", at.Value);
}
