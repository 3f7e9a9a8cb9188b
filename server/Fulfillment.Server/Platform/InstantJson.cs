using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fulfillment.Server.Platform;

/// <summary>Instants are ISO 8601 with an offset. One without would be read in the time zone of whatever machine this is, so it is malformed.</summary>
internal sealed class InstantJson : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String && reader.TryGetDateTimeOffset(out var instant) && HasOffset(reader.GetString()!)) return instant;
        throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    private static bool HasOffset(string text) => text.IndexOf('T') is var time and > 0 && text.AsSpan(time).IndexOfAny('Z', '+', '-') > 0;
}
