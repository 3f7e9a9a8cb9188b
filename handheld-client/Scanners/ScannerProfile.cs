using System.Text;

namespace Fulfillment.Handheld.Scanners;

/// <summary>How one scanner sends its reads: what the maker set, or what was set with its configuration barcodes.</summary>
internal sealed record ScannerProfile
{
    public static readonly TimeSpan DefaultIdleFlush = TimeSpan.FromMilliseconds(50);

    /// <summary>What the floor calls it; null takes vendor, product and serial number.</summary>
    public string? Name { get; init; }

    public int Baud { get; init; } = 9600;

    /// <summary>Bytes that end a read, each on its own: CR LF is CR, and an LF that ends nothing. None: a pause of <see cref="IdleFlush"/> ends it.</summary>
    public IReadOnlyList<byte> Terminators { get; init; } = [ControlBytes.Cr, ControlBytes.Lf];

    /// <summary>The byte that begins a read (STX); null where reads just begin.</summary>
    public byte? Start { get; init; }

    /// <summary>The scanner sends an AIM identifier (<c>]C1</c>) before each read. One that comes without has lost its beginning.</summary>
    public bool Aim { get; init; }

    public TimeSpan IdleFlush { get; init; } = DefaultIdleFlush;

    /// <summary>In bytes. The longest code in use, a full DataMatrix, holds 2,335 letters.</summary>
    public int MaxLength { get; init; } = 2400;

    /// <summary>Strict: bytes that are none of its characters refuse the read.</summary>
    public Encoding Encoding { get; init; } = StrictUtf8;

    public static Encoding StrictUtf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}

/// <summary>The control characters that frame a read.</summary>
internal static class ControlBytes
{
    public const byte Stx = 0x02;
    public const byte Etx = 0x03;
    public const byte Tab = 0x09;
    public const byte Lf = 0x0A;
    public const byte Cr = 0x0D;

    private static readonly Dictionary<string, byte> Names = new(StringComparer.OrdinalIgnoreCase) { ["STX"] = Stx, ["ETX"] = Etx, ["TAB"] = Tab, ["LF"] = Lf, ["CR"] = Cr };

    public static byte? Parse(string name) => Names.TryGetValue(name, out var value) ? value : null;

    public static string Name(byte value) => Names.First(known => known.Value == value).Key;
}
