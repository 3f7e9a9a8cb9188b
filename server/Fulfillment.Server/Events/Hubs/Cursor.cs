using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fulfillment.Server.Events.Hubs;

/// <summary>After which number a client wants to hear: a number, or the decimal string that an event's <c>sequence</c> is. Null is from the beginning.</summary>
[JsonConverter(typeof(FromNumberOrText))]
internal readonly record struct Cursor(long After)
{
    private sealed class FromNumberOrText : JsonConverter<Cursor>
    {
        public override bool HandleNull => true;

        public override Cursor Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
        {
            JsonTokenType.Null => default,
            JsonTokenType.Number when reader.TryGetInt64(out var number) && number >= 0 => new Cursor(number),
            JsonTokenType.String when long.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) => new Cursor(number),
            _ => throw new JsonException("A sequence is a number from 0."),
        };

        public override void Write(Utf8JsonWriter writer, Cursor value, JsonSerializerOptions options) => writer.WriteNumberValue(value.After);
    }
}
