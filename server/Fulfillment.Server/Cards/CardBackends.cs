using Fulfillment.LabelTemplates.Barcodes;
using Fulfillment.LabelTemplates.Layout;
using Fulfillment.LabelTemplates.Pdf;

namespace Fulfillment.Server.Cards;

/// <summary>What draws cards: a PDF from a set sheet, and where another maker's is asked for, the symbols on it.</summary>
internal sealed record CardBackends(Func<DisplayList, byte[]> Pdf, SymbolEncoder? Symbols)
{
    public static CardBackends Own { get; } = new(PdfBackend.Write, null);
}
