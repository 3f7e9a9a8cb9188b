using System.Net.Http.Json;
using System.Text.Json;
using Fulfillment.Contracts;
using Fulfillment.Handheld.Outbox;
using Fulfillment.Handheld.Pairing;
using Fulfillment.Handheld.Scanners;

namespace Fulfillment.Handheld.ServerLink;

/// <summary>
/// One station's line to its server. A scan's id makes it count once, however often it is sent. Each call is one try; who wants an answer
/// whatever happens asks <see cref="SendAsync"/>.
/// </summary>
internal sealed class StationLink : IDisposable
{
    // A scan is answered in some 10 ms. A radio cell that is left and entered again takes a second or two; after that a new connection
    // is the quicker way, and the packer should hear of it.
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(8);
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPutOff = TimeSpan.FromSeconds(30);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly HttpClient _http;
    private readonly string _language;

    public StationLink(Credential credential, string language)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = ConnectLimit,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            // One at a time keeps the order, and a connection that went quiet is not trusted for long.
            MaxConnectionsPerServer = 2,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        };
        _http = new HttpClient(handler) { BaseAddress = credential.Server, Timeout = Timeout.InfiniteTimeSpan };
        _language = language;
        Credential = credential;
    }

    public Credential Credential { get; set; }

    private string Path => $"api/v1/stations/{Uri.EscapeDataString(Credential.Station)}";

    /// <summary>Sends one scan, once.</summary>
    public Task<LinkAnswer> TrySendAsync(ScannerRead read, CancellationToken ct)
    {
        var scan = new ScanRequest { ScanId = read.ScanId, Data = read.Data, Device = read.Device, At = read.ReadAt };
        return TryAsync(HttpMethod.Post, $"{Path}/scans", scan, ct);
    }

    /// <summary>Asks what the station shows, without a scan.</summary>
    public Task<LinkAnswer> TryLookAsync(CancellationToken ct) => TryAsync(HttpMethod.Get, Path, null, ct);

    /// <summary>Sends one scan until it is answered for good, under one id, with pauses between the tries.</summary>
    /// <returns>The answer, or why this device may not speak for the station.</returns>
    public async Task<LinkAnswer> SendAsync(ScannerRead read, TimeProvider clock, CancellationToken ct)
    {
        var pauses = new Pauses(LongestPause);
        while (true)
        {
            var answer = await TrySendAsync(read, ct);
            if (answer is not LinkAnswer.Missing missing) return answer;
            await Task.Delay(missing.After ?? pauses.Next(), clock, ct);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<LinkAnswer> TryAsync(HttpMethod method, string path, ScanRequest? scan, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(AnswerLimit);
        try
        {
            using var request = new HttpRequestMessage(method, path);
            if (scan is not null) request.Content = JsonContent.Create(scan, options: Json);
            request.Headers.AcceptLanguage.ParseAdd(_language);
            foreach (var (name, value) in Credential.Headers) request.Headers.Add(name, value);
            using var reply = await _http.SendAsync(request, limit.Token);
            return Weigh((int)reply.StatusCode, await reply.Content.ReadAsStringAsync(limit.Token), PutOff(reply));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new LinkAnswer.Missing(LinkSentences.NoAnswerInTime);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return new LinkAnswer.Missing(LinkSentences.NoConnection);
        }
    }

    private static LinkAnswer Weigh(int status, string body, TimeSpan? putOff)
    {
        var view = StationView.Read(status, body);
        return status switch
        {
            // Only a station's answer carries a state. A PIN that is put off for minutes is an answer, too: its owner types it again.
            200 or 409 or 422 or 429 when view is { State.Length: > 0 } => new LinkAnswer.Given(new KeptReply(status, body), view),
            400 or 413 when view is not null => new LinkAnswer.Given(new KeptReply(status, body), view),
            401 or 403 or 404 when view is not null => new LinkAnswer.NotWelcome(view.Says),
            429 or 409 => new LinkAnswer.Missing(LinkSentences.TooBusy, putOff),
            >= 500 or 408 => new LinkAnswer.Missing(LinkSentences.ServerTrouble, putOff),
            _ => new LinkAnswer.Missing(LinkSentences.NotOurServer),
        };
    }

    private static TimeSpan? PutOff(HttpResponseMessage reply) =>
        reply.Headers.RetryAfter?.Delta is { } wanted ? (wanted < LongestPutOff ? wanted : LongestPutOff) : null;
}
