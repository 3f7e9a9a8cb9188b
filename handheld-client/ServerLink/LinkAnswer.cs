using Fulfillment.Contracts;
using Fulfillment.Handheld.Outbox;

namespace Fulfillment.Handheld.ServerLink;

/// <summary>What came of one try to reach the server.</summary>
internal abstract record LinkAnswer
{
    /// <summary>The server answered for good: the same scan is not sent again.</summary>
    public sealed record Given(KeptReply Reply, StationView View) : LinkAnswer;

    /// <summary>Nothing certain came back: the same scan is sent again under the same id.</summary>
    /// <param name="Why">What is in the way, for the screen.</param>
    /// <param name="After">How long the server wants to be left alone.</param>
    public sealed record Missing(Text Why, TimeSpan? After = null) : LinkAnswer;

    /// <summary>The server does not let this device speak for this station: somebody pairs it again, and nothing is lost until then.</summary>
    /// <param name="Says">The server's own words.</param>
    public sealed record NotWelcome(string Says) : LinkAnswer;
}

/// <summary>What the link says about itself.</summary>
internal static class LinkSentences
{
    public static readonly Text NoConnection = new("サーバーに接続できません", "The server cannot be reached");
    public static readonly Text NoAnswerInTime = new("サーバーの応答がありません", "The server does not answer in time");
    public static readonly Text ServerTrouble = new("サーバーで問題が起きています", "The server is in trouble");
    public static readonly Text NotOurServer = new("別の機器が応答しています（Wi-Fi の認証画面など）", "Something else answers at this address (a Wi-Fi login page?)");
    public static readonly Text TooBusy = new("サーバーが混み合っています", "The server is busy");
}
