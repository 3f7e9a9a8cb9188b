using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Fulfillment.Handheld.ServerLink;

namespace Fulfillment.Handheld.Demo;

/// <summary>What is not the bench's: which orders wait, which barcode stands on a product, what the carrier reports. Asks until the server answers.</summary>
internal sealed class WarehouseLink : IDisposable
{
    private const int LargestPage = 500;
    private readonly HttpClient _http;
    private readonly TimeProvider _clock;
    private readonly Action _away;
    private readonly ConcurrentDictionary<(string Merchant, string Sku), string?> _barcodes = new();

    /// <param name="away">Called each time the server did not answer.</param>
    public WarehouseLink(Uri server, string key, TimeProvider clock, Action away)
    {
        _http = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false }) { BaseAddress = new Uri(server, "api/v1/"), Timeout = TimeSpan.FromSeconds(10) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        (_clock, _away) = (clock, away);
    }

    /// <summary>The totes of a site that wait, the most urgent first.</summary>
    public async Task<IReadOnlyList<DemoTote>> WaitingAsync(string site, CancellationToken ct)
    {
        var totes = new List<DemoTote>();
        foreach (var merchant in await ItemsAsync("merchants", ct))
        {
            var code = merchant.GetProperty("code").GetString()!;
            var orders = await ItemsAsync($"merchants/{code}/orders?status=waiting&site={Uri.EscapeDataString(site)}", ct);
            totes.AddRange(orders.Where(order => DemoTote.MayBePackedNow(order, _clock.GetUtcNow())).Select(order => DemoTote.Of(code, order)));
        }

        return [.. totes.OrderBy(tote => tote.ShipBy ?? DateTimeOffset.MaxValue).ThenBy(tote => tote.OrderNo, StringComparer.Ordinal)];
    }

    /// <summary>Packers of a site who have a badge, whatever their language.</summary>
    public async Task<IReadOnlyList<string>> PackersAsync(string site, CancellationToken ct) =>
        [.. (await ItemsAsync($"sites/{Uri.EscapeDataString(site)}/workers", ct)).Where(worker => worker.GetProperty("role").GetString() == "packer").Select(worker => worker.GetProperty("badge").GetString()!)];

    /// <summary>Null where the product has none.</summary>
    public async Task<string?> BarcodeAsync(string merchant, string sku, CancellationToken ct)
    {
        if (_barcodes.TryGetValue((merchant, sku), out var known)) return known;
        var product = await GetAsync($"merchants/{merchant}/products/{Uri.EscapeDataString(sku)}", ct);
        var single = product is { } found && found.TryGetProperty("barcodes", out var barcodes) ? barcodes.EnumerateArray().FirstOrDefault(barcode => barcode.ValueKind is JsonValueKind.String) : default;
        return _barcodes[(merchant, sku)] = single.ValueKind is JsonValueKind.String ? single.GetString() : null;
    }

    public async Task<IReadOnlyList<string>> SkusAsync(string merchant, CancellationToken ct) =>
        [.. (await ItemsAsync($"merchants/{merchant}/products", ct)).Select(product => product.GetProperty("sku").GetString()!)];

    public async Task<DemoTote?> FindAsync(string merchant, string orderNo, CancellationToken ct) =>
        await GetAsync($"merchants/{merchant}/orders/{Uri.EscapeDataString(orderNo)}", ct) is { } order ? DemoTote.Of(merchant, order) : null;

    public Task ReportAsync(DemoTote tote, string status, CancellationToken ct)
    {
        var news = new { waybill = tote.Waybill, status, at = _clock.GetUtcNow() };
        return AskAsync(() => _http.PostAsJsonAsync($"merchants/{tote.Merchant}/shipments/updates", news, ct), ct);
    }

    public void Dispose() => _http.Dispose();

    private async Task<IReadOnlyList<JsonElement>> ItemsAsync(string path, CancellationToken ct) =>
        await GetAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={LargestPage}", ct) is { } page ? [.. page.GetProperty("items").EnumerateArray()] : [];

    private Task<JsonElement?> GetAsync(string path, CancellationToken ct) => AskAsync(() => _http.GetAsync(path, ct), ct);

    /// <returns>Null where the server refuses.</returns>
    private async Task<JsonElement?> AskAsync(Func<Task<HttpResponseMessage>> ask, CancellationToken ct)
    {
        var pauses = new Pauses(StationLink.LongestPause);
        while (true)
        {
            try
            {
                using var reply = await ask();
                if (reply.IsSuccessStatusCode) return await reply.Content.ReadFromJsonAsync<JsonElement>(ct);
                if (reply.StatusCode is < HttpStatusCode.InternalServerError and not HttpStatusCode.TooManyRequests) return null;
            }
            catch (Exception error) when (error is HttpRequestException or JsonException || (error is OperationCanceledException && !ct.IsCancellationRequested))
            {
                // No answer, or half of one: asked again.
            }

            _away();
            await Task.Delay(pauses.Next(), _clock, ct);
        }
    }
}
