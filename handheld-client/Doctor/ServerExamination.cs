using System.Net;
using Fulfillment.Contracts;
using Fulfillment.Handheld.Pairing;
using Fulfillment.Handheld.ServerLink;

namespace Fulfillment.Handheld.Doctor;

/// <summary>Is the server there, does its clock agree with ours, and does it take this device's credential?</summary>
internal sealed class ServerExamination(Credential credential, TimeProvider clock)
{
    private static readonly Text Server = new("サーバー", "Server");
    private static readonly Text Clock = new("時計", "Clock");
    private static readonly Text Pairing = new("端末の登録", "Credential");
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Soon = TimeSpan.FromDays(30);

    public async Task<IReadOnlyList<Finding>> ExamineAsync(string language, CancellationToken ct)
    {
        using var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = Limit };
        using var http = new HttpClient(handler) { BaseAddress = credential.Server, Timeout = Limit };
        try
        {
            using var reply = await http.GetAsync("healthz", ct);
            if (reply.StatusCode is not HttpStatusCode.OK) return [Finding.Blocks(Server, Answers((int)reply.StatusCode), AskAdministrator)];
            return [Finding.Well(Server, new Text($"{credential.Server} は応答しています。", $"{credential.Server} answers.")), ClockOf(reply), await CredentialAsync(language, ct)];
        }
        catch (Exception error) when (error is HttpRequestException || (error is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return [Finding.Blocks(Server, new Text($"{credential.Server} に接続できません（{error.Message}）。", $"{credential.Server} cannot be reached ({error.Message})."), PairingSentences.CheckAddress(credential.Server))];
        }
    }

    private Finding ClockOf(HttpResponseMessage reply)
    {
        if (reply.Headers.Date is not { } there) return Finding.Look(Clock, new Text("サーバーの時刻が分かりません。", "The server does not tell the time."), AskAdministrator);
        var off = clock.GetUtcNow() - there;
        return off.Duration() < Skew
            ? Finding.Well(Clock, new Text("サーバーと合っています。", "It agrees with the server's."))
            : Finding.Look(
                Clock,
                new Text($"サーバーと {off.Duration().TotalMinutes:0} 分ずれています。", $"It is {off.Duration().TotalMinutes:0} minutes off the server's."),
                new Text("この端末の時刻合わせ（NTP）を確かめてください。読み取りの順番には影響しません。", "See to this device's time synchronisation. The order of scans does not depend on it."));
    }

    private async Task<Finding> CredentialAsync(string language, CancellationToken ct)
    {
        using var link = new StationLink(credential, language);
        return await link.TryLookAsync(ct) switch
        {
            LinkAnswer.Given when credential.ExpiresAt - clock.GetUtcNow() is { } left && left < Soon => Finding.Look(
                Pairing,
                new Text($"作業台 {credential.Station} の登録はあと {left.TotalDays:0} 日で切れます。", $"The pairing as {credential.Station} ends in {left.TotalDays:0} days."),
                PairingSentences.HowToPair),
            LinkAnswer.Given => Finding.Well(Pairing, new Text($"作業台 {credential.Station} として使えます。", $"This device may speak for {credential.Station}.")),
            LinkAnswer.NotWelcome refused => Finding.Blocks(Pairing, new Text(refused.Says, refused.Says), PairingSentences.HowToPair),
            LinkAnswer.Missing missing => Finding.Blocks(Pairing, missing.Why, AskAdministrator),
            _ => throw new InvalidOperationException(),
        };
    }

    private static Text Answers(int status) => new($"サーバーはまだ使えません（{status}）。", $"The server cannot serve yet ({status}).");

    private static Text AskAdministrator { get; } = new("サーバーの管理者に知らせてください。", "Tell the server's administrator.");
}
