using Fulfillment.Contracts;

namespace Fulfillment.Server.Inserts;

/// <summary>The packing slip (納品書) of merchants whose policy wants one: personal paper like a card, so it carries a code and is proven.</summary>
internal static class PackingSlip
{
    public const string Template = "packing-slip";

    /// <summary>Stands where an insert has its campaign. A colon is in no campaign's code, so no campaign can be taken for it.</summary>
    public const string Campaign = "document:packing-slip";

    public static readonly Text Sentence = new("納品書を入れてください。", "Put the packing slip in.");
}
