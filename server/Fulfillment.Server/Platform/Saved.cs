using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fulfillment.Server.Platform;

/// <summary>How a unit of work left a natural key: a repeat of the same document writes nothing.</summary>
internal enum Written
{
    Created,
    Changed,
    Same,
}

/// <summary>What a PUT on a natural key answers: 201 for the request that made the thing, 200 for all that replace or repeat it, the stored document either way.</summary>
internal sealed record Saved<T>(T Document, Written Written);

internal static class SavedHttp
{
    /// <param name="view">The document as the caller reads it; by default as it is.</param>
    public static IResult ToPutReply<T>(this Outcome<Saved<T>> outcome, Func<T, object?>? view = null) => outcome.ToHttp(saved =>
        Results.Json(
            view is null ? saved.Document : view(saved.Document),
            Json.Options,
            statusCode: saved.Written is Written.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK));

    /// <summary>The document's members after its own natural key, e.g. <c>{"code":"tea","name":…}</c>.</summary>
    public static JsonObject WithKey<T>(this T document, string member, string key)
    {
        var view = new JsonObject { [member] = key };
        foreach (var (name, value) in JsonSerializer.SerializeToNode(document, Json.Options)!.AsObject()) view[name] = value?.DeepClone();
        return view;
    }
}
