namespace Fulfillment.Handheld.Scanners.Serial;

/// <summary>The speeds a line can have, as termios numbers them. A USB scanner takes any; it matters on RS-232.</summary>
internal static class BaudRates
{
    private static readonly Dictionary<int, uint> Codes = new()
    {
        [1200] = 0x9,
        [2400] = 0xB,
        [4800] = 0xC,
        [9600] = 0xD,
        [19200] = 0xE,
        [38400] = 0xF,
        [57600] = 0x1001,
        [115200] = 0x1002,
        [230400] = 0x1003,
        [460800] = 0x1004,
        [921600] = 0x1007,
    };

    public static IEnumerable<int> All => Codes.Keys;

    public static bool Knows(int baud) => Codes.ContainsKey(baud);

    public static uint Code(int baud) => Codes[baud];
}
