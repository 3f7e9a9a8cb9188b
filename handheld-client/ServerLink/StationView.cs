using System.Text.Json;
using Fulfillment.Contracts;

namespace Fulfillment.Handheld.ServerLink;

/// <summary>What a station's reply says, a refusal's alike: what the screen shows and what a player reads to know what to scan next.</summary>
internal sealed record StationView
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>HTTP status: 200, or the refusal's.</summary>
    public int Status { get; init; }

    /// <summary>The scan this answers; null for a look.</summary>
    public string? ScanId { get; init; }

    /// <summary>One of <see cref="StationStates"/>; empty in an answer that no station gave.</summary>
    public string State { get; init; } = "";

    /// <summary>One of <see cref="Sounds"/>.</summary>
    public string Sound { get; init; } = Sounds.Ok;

    public string Code { get; init; } = "";

    /// <summary>What happened, in the worker's language.</summary>
    public string Says { get; init; } = "";

    /// <summary>What to do next, in the worker's language.</summary>
    public string Do { get; init; } = "";

    /// <summary>The open parcel; null in an answer that no station gave.</summary>
    public PackingScreen? Screen { get; init; }

    public bool IsRefusal => Status != 200;

    /// <summary>The worker's language where the reply shows it, else null.</summary>
    public string? Language => Screen?.Next is not { } next || next.Ja == next.En ? null : Do == next.En ? "en" : Do == next.Ja ? "ja" : null;

    /// <summary>Reads a reply; null when it is none of this server's.</summary>
    public static StationView? Read(int status, string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind is not JsonValueKind.Object || Text(root, "sound").Length == 0) return null;
            var isAnswer = root.TryGetProperty("message", out var message) && message.ValueKind is JsonValueKind.Object;
            return new StationView
            {
                Status = status,
                ScanId = Text(root, "scanId") is { Length: > 0 } id ? id : null,
                State = Text(root, "state"),
                Sound = Text(root, "sound"),
                Code = Text(isAnswer ? message : root, "code"),
                Says = isAnswer ? Text(message, "says") : Text(root, "title"),
                Do = Text(isAnswer ? message : root, "do"),
                Screen = ReadScreen(root),
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The same station seen again shows nothing new: only the parcel, the state and what comes next count.</summary>
    public bool ShowsTheSame(StationView other) =>
        State == other.State && JsonSerializer.Serialize(Screen, Json) == JsonSerializer.Serialize(other.Screen, Json);

    // A kind of station this program does not know yet may have a screen of its own: its sentences are shown all the same.
    private static PackingScreen? ReadScreen(JsonElement root)
    {
        if (!root.TryGetProperty("screen", out var screen)) return null;
        try
        {
            return screen.Deserialize<PackingScreen>(Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Text(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";
}
