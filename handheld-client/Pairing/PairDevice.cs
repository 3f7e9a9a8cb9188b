using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Fulfillment.Contracts;
using Fulfillment.Handheld.ServerLink;

namespace Fulfillment.Handheld.Pairing;

/// <summary>What came of pairing: the credential, or why there is none and what to do.</summary>
internal sealed record PairingOutcome(Credential? Credential, string Says, string Do);

/// <summary>The administrator's code turns this device into a station's.</summary>
internal sealed class PairDevice(HttpMessageHandler handler)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public async Task<PairingOutcome> HandleAsync(Uri server, string code, string language, CancellationToken ct)
    {
        using var http = new HttpClient(handler, disposeHandler: false) { BaseAddress = server, Timeout = Limit };
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        try
        {
            using var reply = await http.PostAsJsonAsync("api/v1/pairing", new PairingRequest(code), Json, ct);
            var body = await reply.Content.ReadAsStringAsync(ct);
            if (reply.StatusCode is HttpStatusCode.OK) return Paired(server, reply, body, language);
            return StationView.Read((int)reply.StatusCode, body) is { } refused ? new PairingOutcome(null, refused.Says, refused.Do) : NotOurs(language);
        }
        catch (Exception error) when (error is HttpRequestException or JsonException || (error is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new PairingOutcome(null, LinkSentences.NoConnection.In(language), PairingSentences.CheckAddress(server).In(language));
        }
    }

    private static PairingOutcome Paired(Uri server, HttpResponseMessage reply, string body, string language)
    {
        var cookies = new CookieContainer();
        foreach (var cookie in reply.Headers.TryGetValues("Set-Cookie", out var sent) ? sent : []) cookies.SetCookies(server, cookie);
        var proof = cookies.GetCookies(server)[StationCredential.Cookie];
        if (proof is null || JsonSerializer.Deserialize<PairingReply>(body, Json) is not { Site.Length: > 0, Station.Length: > 0 } station) return NotOurs(language);
        var credential = new Credential(server, $"{station.Site}:{station.Station}") { Token = proof.Value, ExpiresAt = proof.Expires == default ? null : proof.Expires.ToUniversalTime() };
        return new PairingOutcome(credential, PairingSentences.Paired(credential.Station).In(language), PairingSentences.Run.In(language));
    }

    private static PairingOutcome NotOurs(string language) => new(null, LinkSentences.NotOurServer.In(language), PairingSentences.CheckServer.In(language));
}

/// <summary>What pairing says.</summary>
internal static class PairingSentences
{
    public static readonly Text Run = new("fulfill-handheld run で始められます。", "Start with: fulfill-handheld run");
    public static readonly Text CheckServer = new("--server のアドレスを確かめてください。", "Check the address given with --server.");
    public static readonly Text NotPaired = new("この端末はまだ登録されていません。", "This device is not paired yet.");

    public static readonly Text HowToPair = new(
        "管理者に登録コードを出してもらい、fulfill-handheld pair --server <アドレス> --code <コード> を実行してください。",
        "Ask an administrator for a pairing code and run: fulfill-handheld pair --server <address> --code <code>");

    public static Text Paired(string station) => new($"この端末を作業台 {station} に登録しました。", $"This device is now station {station}.");

    public static Text CheckAddress(Uri server) => new($"{server} が正しいか、ネットワークにつながっているかを確かめてください。", $"Check that {server} is right and that this device is on the network.");

    public static Text NotAFile(string path, string reason) => new($"登録ファイル {path} を読めません（{reason}）。", $"The credential file {path} cannot be read ({reason}).");

    public static Text UnsentElsewhere(int count) => new(
        $"ほかの作業台またはサーバー宛ての未送信の読み取りが {count} 件、この端末に残っています。登録し直すまで送られません。",
        $"{count} scans for another station or server wait on this device. They are sent nowhere else, and go when it is paired there again.");
}
