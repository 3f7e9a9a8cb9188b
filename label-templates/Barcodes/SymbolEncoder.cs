namespace Fulfillment.LabelTemplates.Barcodes;

/// <summary>Another maker's encoder: the modules of a symbol without its quiet zones, dark ones true, bars as one row; null where it leaves the kind to the library.</summary>
/// <param name="kind">As a template's box says it: <c>qr</c>, <c>code128</c>, <c>gs1-128</c> …</param>
/// <param name="data">As it goes into the symbol, start and stop included; FNC1 is <c>ñ</c> (U+00F1). It was found fit for the symbology.</param>
/// <param name="option">The error level of a QR code, the shape of a DataMatrix; else empty.</param>
public delegate bool[,]? SymbolEncoder(string kind, string data, string option);
