using System.Text;
using System.Text.Json;
using Fulfillment.Handheld.Scanners.Serial;

namespace Fulfillment.Handheld.Scanners;

/// <summary>Which profile fits which device: the file's entries in their order, then what the makers ship.</summary>
internal sealed class ScannerProfiles
{
    private static readonly ScannerProfile Plain = new();

    // What these makers' USB serial scanners send as they come out of the box, by USB vendor id.
    private static readonly Dictionary<string, ScannerProfile> Makers = new()
    {
        ["076d"] = new ScannerProfile { Terminators = [ControlBytes.Cr] }, // DENSO WAVE
        ["05f9"] = new ScannerProfile { Terminators = [ControlBytes.Cr, ControlBytes.Lf] }, // Datalogic
        ["0c2e"] = new ScannerProfile { Terminators = [] }, // Honeywell
        ["0720"] = new ScannerProfile { Start = ControlBytes.Stx, Terminators = [ControlBytes.Etx] }, // Keyence
    };

    private readonly IReadOnlyList<Entry> _entries;

    private ScannerProfiles(IReadOnlyList<Entry> entries) => _entries = entries;

    public static ScannerProfiles OfMakers { get; } = new([]);

    /// <summary>Reads the profile file; one that is not there adds nothing to the makers' settings.</summary>
    /// <exception cref="ProfileException">The file does not say what it should; the message names where.</exception>
    public static ScannerProfiles Load(string path)
    {
        if (!File.Exists(path)) return OfMakers;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return new ScannerProfiles(ProfileReader.Read(document.RootElement));
        }
        catch (JsonException error)
        {
            throw new ProfileException($"line {error.LineNumber + 1}: {error.Message}");
        }
    }

    /// <summary>The device's profile; null for one that is no scanner as far as anybody said.</summary>
    /// <param name="named">The port was named on the command line: it is a scanner.</param>
    public ScannerProfile? Find(SerialDevice device, bool named) =>
        _entries.FirstOrDefault(entry => entry.Fits(device))?.Profile
        ?? (device.Vendor is { } vendor && Makers.TryGetValue(vendor, out var maker) ? maker : named ? Plain : null);

    /// <summary>A profile and the devices it is for; what is null fits any.</summary>
    internal sealed record Entry(string? Vendor, string? Product, string? Serial, string? Port, ScannerProfile Profile)
    {
        public bool Fits(SerialDevice device) =>
            Matches(Vendor, device.Vendor) && Matches(Product, device.Product) && Matches(Serial, device.Serial) && (Port is null || Port == device.Path);

        private static bool Matches(string? wanted, string? found) => wanted is null || string.Equals(wanted, found, StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>The profile file does not say what it should.</summary>
internal sealed class ProfileException(string message) : Exception(message);

/// <summary>Reads <c>scanners.json</c>. An unknown member is refused: a mistyped terminator would otherwise go unseen until a read is lost.</summary>
internal static class ProfileReader
{
    public static IReadOnlyList<ScannerProfiles.Entry> Read(JsonElement root)
    {
        if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty("scanners", out var list) || list.ValueKind is not JsonValueKind.Array)
            throw new ProfileException("there is no list \"scanners\"");
        return [.. list.EnumerateArray().Select((element, at) => ReadEntry(element, $"scanners[{at}]"))];
    }

    private static ScannerProfiles.Entry ReadEntry(JsonElement element, string at)
    {
        if (element.ValueKind is not JsonValueKind.Object) throw new ProfileException($"{at} is no object");
        var (profile, entry) = (new ScannerProfile(), new ScannerProfiles.Entry(null, null, null, null, new ScannerProfile()));
        foreach (var member in element.EnumerateObject())
        {
            var (where, value) = ($"{at}.{member.Name}", member.Value);
            switch (member.Name)
            {
                case "vendor": entry = entry with { Vendor = Word(value, where) }; break;
                case "product": entry = entry with { Product = Word(value, where) }; break;
                case "serial": entry = entry with { Serial = Word(value, where) }; break;
                case "port": entry = entry with { Port = Word(value, where) }; break;
                case "name": profile = profile with { Name = Word(value, where) }; break;
                case "baud": profile = profile with { Baud = Baud(Number(value, where), where) }; break;
                case "terminators": profile = profile with { Terminators = Terminators(value, where) }; break;
                case "start": profile = profile with { Start = value.ValueKind is JsonValueKind.Null ? null : Control(Word(value, where), where) }; break;
                case "aim": profile = profile with { Aim = Flag(value, where) }; break;
                case "idleFlushMs": profile = profile with { IdleFlush = TimeSpan.FromMilliseconds(Between(Number(value, where), 5, 1000, where)) }; break;
                case "maxLength": profile = profile with { MaxLength = Between(Number(value, where), 1, 1_000_000, where) }; break;
                case "encoding": profile = profile with { Encoding = EncodingOf(Word(value, where), where) }; break;
                default: throw new ProfileException($"{where} is unknown; known are vendor, product, serial, port, name, baud, terminators, start, aim, idleFlushMs, maxLength, encoding");
            }
        }

        return entry with { Profile = profile };
    }

    private static string Word(JsonElement value, string at) =>
        value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : throw new ProfileException($"{at} is no text");

    private static bool Flag(JsonElement value, string at) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw new ProfileException($"{at} is neither true nor false");

    private static int Number(JsonElement value, string at) =>
        value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw new ProfileException($"{at} is no whole number");

    private static int Between(int number, int least, int most, string at) =>
        number >= least && number <= most ? number : throw new ProfileException($"{at} is {number}, not {least} to {most}");

    private static int Baud(int baud, string at) =>
        BaudRates.Knows(baud) ? baud : throw new ProfileException($"{at} is {baud}, not one of {string.Join(", ", BaudRates.All)}");

    private static IReadOnlyList<byte> Terminators(JsonElement value, string at) =>
        value.ValueKind is JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(one => Control(Word(one, at), at))]
            : throw new ProfileException($"{at} is no list");

    private static byte Control(string name, string at) => ControlBytes.Parse(name) ?? throw new ProfileException($"{at} is {name}, not one of STX, ETX, CR, LF, TAB");

    private static Encoding EncodingOf(string name, string at) => name.ToLowerInvariant() switch
    {
        "utf-8" => ScannerProfile.StrictUtf8,
        "shift_jis" => CodePagesEncodingProvider.Instance.GetEncoding(932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!,
        _ => throw new ProfileException($"{at} is {name}, not utf-8 or shift_jis"),
    };
}
