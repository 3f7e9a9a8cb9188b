using System.Security.Cryptography;
using System.Text;
using Fulfillment.Contracts;

namespace Fulfillment.Server.Inserts;

/// <summary>How far one sheet is. Stored and sent by its camelCase name.</summary>
internal enum InsertState
{
    Chosen,
    Printed,
    Verified,
    Skipped,
    Voided,
}

/// <summary>One sheet of one insert of a shipment.</summary>
internal sealed record ShipmentInsert
{
    public required string Id { get; init; }
    public required string Merchant { get; init; }
    public required string ShipmentId { get; init; }

    /// <summary>The decision it came of; a shipment that changed was decided again in a later round.</summary>
    public required int Round { get; init; }

    public required string Campaign { get; init; }

    /// <summary>1 to the number of copies; caps count the first only.</summary>
    public required int CopyNumber { get; init; }

    /// <summary>The leading order.</summary>
    public required string OrderNo { get; init; }

    public required string Site { get; init; }
    public string? Variant { get; init; }
    public required InsertSlot Slot { get; init; }
    public string? Template { get; init; }

    /// <summary>What is printed on this very sheet, and on no other.</summary>
    public required string Code { get; init; }

    public required InsertProof Proof { get; init; }
    public required InsertState State { get; init; }
    /// <summary><see cref="CustomerDigest"/>.</summary>
    public string Customer { get; init; } = "";

    public required Text Sentence { get; init; }
    public string? ParcelId { get; init; }

    /// <summary>Why it was skipped or voided.</summary>
    public string? Reason { get; init; }

    /// <summary>The day at the site.</summary>
    public DateOnly ChosenOn { get; init; }
    public DateTimeOffset ChosenAt { get; init; }
    public DateTimeOffset? PrintedAt { get; init; }
    public DateTimeOffset? VerifiedAt { get; init; }
    public DateTimeOffset? SkippedAt { get; init; }
    public DateTimeOffset? VoidedAt { get; init; }

    /// <summary>Void after it was on paper: somebody has to destroy it.</summary>
    public bool IsPaperToDestroy => State is InsertState.Voided && PrintedAt is not null;
}

/// <summary>Who a customer is to the counters: a digest, so that history outlives no name.</summary>
internal static class CustomerDigest
{
    /// <param name="merchant">Customers of two merchants are never the same.</param>
    /// <param name="customerKey"><see cref="OrderFacts.CustomerKey"/>.</param>
    public static string Of(string merchant, string customerKey) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{merchant}|{customerKey}")));

    /// <summary>The customer by the shop's reference, or whoever ordered this where it gave none.</summary>
    public static string Of(string merchant, string? customerRef, string orderNo) => Of(merchant, OrderFacts.KeyOf(customerRef, orderNo));
}
