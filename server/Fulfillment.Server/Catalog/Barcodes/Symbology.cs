namespace Fulfillment.Server.Catalog.Barcodes;

/// <summary>What the kind of symbol says about its content.</summary>
internal enum Symbology
{
    /// <summary>Not said, or a kind that carries any text.</summary>
    Any,

    /// <summary>GS1-128, GS1 DataMatrix, GS1 QR, DataBar and the like: an element string.</summary>
    Gs1,

    /// <summary>JAN/EAN-13, UPC-A or UPC-E.</summary>
    Ean,
    Ean8,

    /// <summary>The two or five digits beside an EAN alone.</summary>
    EanAddOn,

    /// <summary>Interleaved 2 of 5.</summary>
    Itf,

    /// <summary>Codabar, NW-7.</summary>
    Codabar,
}

/// <summary>Tells the symbology from the AIM identifier (ISO/IEC 15424) in front of the data, or from the name that the device sends beside it.</summary>
internal static class Symbologies
{
    // The letters that AIM has given out; X and Z are "other" and "keyed in".
    private const string CodeLetters = "ABCDEFGHIJKLMNOPQRSTUVXYZcdehmopstuvwxyz";

    /// <summary>Splits an identifier off. False when the text begins like one but is none.</summary>
    public static bool TrySplit(string text, string? stated, out Symbology symbology, out string body)
    {
        body = text;
        symbology = Symbology.Any;
        if (text[0] != ']')
        {
            symbology = stated is null ? Symbology.Any : Named(stated);
            return true;
        }
        if (text.Length < 3 || !IsIdentifier(text[1], text[2])) return false;
        symbology = Identified(text[1], text[2]);
        body = text[3..];
        return true;
    }

    private static bool IsIdentifier(char code, char modifier) =>
        CodeLetters.Contains(code, StringComparison.Ordinal) && char.IsAsciiHexDigit(modifier);

    private static Symbology Identified(char code, char modifier) => (code, modifier) switch
    {
        ('C', '1') or ('d', '2' or '5') or ('Q', '3' or '4') or ('J', '1' or '4') or ('e', '0') => Symbology.Gs1,
        ('E', '0' or '3') => Symbology.Ean,
        ('E', '4') => Symbology.Ean8,
        ('E', _) => Symbology.EanAddOn,
        ('I', _) => Symbology.Itf,
        ('F', _) => Symbology.Codabar,
        _ => Symbology.Any,
    };

    private static Symbology Named(string stated)
    {
        var name = stated.Trim().TrimStart(']');
        if (name.Length == 2 && IsIdentifier(name[0], name[1])) return Identified(name[0], name[1]);
        return string.Concat(name.Where(char.IsAsciiLetterOrDigit).Take(32)).ToUpperInvariant() switch
        {
            "EAN13" or "JAN13" or "JAN" or "EAN" or "UPC" or "UPCA" or "UPCE" => Symbology.Ean,
            "EAN8" or "JAN8" => Symbology.Ean8,
            "ITF" or "ITF14" or "INTERLEAVED2OF5" or "I2OF5" => Symbology.Itf,
            "CODABAR" or "NW7" => Symbology.Codabar,
            var other when other.StartsWith("GS1", StringComparison.Ordinal) || other.StartsWith("DATABAR", StringComparison.Ordinal) => Symbology.Gs1,
            _ => Symbology.Any,
        };
    }
}
