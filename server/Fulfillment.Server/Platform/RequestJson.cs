using System.Buffers;
using System.Text.Json;
using Fulfillment.Contracts;

namespace Fulfillment.Server.Platform;

/// <summary>Reads a request's JSON body. Null is absent, unknown members are ignored, and what does not fit is a 400 that names the member.</summary>
internal static class RequestJson
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };

    public static async Task<Outcome<T>> ReadJsonAsync<T>(this HttpRequest request, CancellationToken ct = default)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, Strict, ct);
            return Bind<T>(document.RootElement);
        }
        catch (JsonException error)
        {
            return Malformed(error);
        }
    }

    public static Outcome<T> ReadJson<T>(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            return Bind<T>(document.RootElement);
        }
        catch (JsonException error)
        {
            return Malformed(error);
        }
    }

    /// <summary>A body, or a part of one, as a value.</summary>
    /// <exception cref="JsonException">The element does not fit; its path names the member.</exception>
    public static T Bind<T>(JsonElement element)
    {
        if (element.ValueKind is not JsonValueKind.Object) throw new JsonException("The body must be one JSON object.");
        var buffer = new ArrayBufferWriter<byte>();
        try
        {
            using (var writer = new Utf8JsonWriter(buffer)) WriteWithoutNulls(element, writer);
            return JsonSerializer.Deserialize<T>(buffer.WrittenSpan, Json.Options)!;
        }
        catch (InvalidOperationException error)
        {
            // A string with a lone surrogate, or a name of bytes that are no UTF-8, is valid JSON grammar but no text.
            throw new JsonException(error.Message, error);
        }
    }

    private static void WriteWithoutNulls(JsonElement element, Utf8JsonWriter writer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject())
                {
                    if (member.Value.ValueKind is JsonValueKind.Null) continue;
                    writer.WritePropertyName(member.Name);
                    WriteWithoutNulls(member.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    if (item.ValueKind is not JsonValueKind.Null) WriteWithoutNulls(item, writer);
                }

                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private static Refusal Malformed(JsonException error)
    {
        var field = error.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : null;
        var at = field is not null ? $"「{field}」" : error.LineNumber is { } line ? $"{line + 1} 行目" : "";
        var where = field is not null ? $" at \"{field}\"" : error.LineNumber is { } row ? $" at line {row + 1}" : "";
        return new Refusal(
            "request/malformed",
            StatusCodes.Status400BadRequest,
            new Text($"送られた JSON を読めません{at}。", $"The JSON sent cannot be read{where}."),
            new Text("項目の型と値を API の説明と見比べてください。", "Compare the member's type and value with the API's description."))
        {
            Field = field,
        };
    }
}
