using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fulfillment.Contracts;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Demo;

/// <summary>Speaks the program's own API, as the systems of a merchant and the people of a bench would. A refusal ends the demo: its files are wrong then.</summary>
internal sealed class DemoCaller : IDisposable
{
    private readonly HttpClient _http;

    public DemoCaller(Uri server, string key)
    {
        _http = new HttpClient { BaseAddress = new Uri(server, "/api/v1/") };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    public Task PutAsync(string path, JsonNode body, CancellationToken ct) => SendAsync(HttpMethod.Put, path, JsonBody(body), ct);

    public Task PutAsync(string path, byte[] bytes, CancellationToken ct)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return SendAsync(HttpMethod.Put, path, content, ct);
    }

    public async Task PostAsync(string path, JsonNode body, CancellationToken ct) => await SendAsync(HttpMethod.Post, path, JsonBody(body), ct);

    public async Task<string?> StatusAsync(string path, CancellationToken ct) =>
        JsonNode.Parse(await SendAsync(HttpMethod.Get, path, null, ct))!["status"] is { } status ? (string)status! : null;

    public async Task<StationReply> LookAsync(string station, CancellationToken ct) =>
        Json.Read<StationReply>(await SendAsync(HttpMethod.Get, $"stations/{station}", null, ct));

    public async Task<StationReply> ScanAsync(string station, string scanId, string data, CancellationToken ct) =>
        Json.Read<StationReply>(await SendAsync(HttpMethod.Post, $"stations/{station}/scans", JsonBody(new JsonObject { ["scanId"] = scanId, ["data"] = data }), ct));

    public void Dispose() => _http.Dispose();

    private async Task<string> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var reply = await _http.SendAsync(request, ct);
        var text = await reply.Content.ReadAsStringAsync(ct);
        return reply.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created ? text : throw new InvalidOperationException($"The demo day stopped at {method} {path}: {text}");
    }

    private static StringContent JsonBody(JsonNode body) => new(body.ToJsonString(JsonSerializerOptions.Web), Encoding.UTF8, "application/json");
}
