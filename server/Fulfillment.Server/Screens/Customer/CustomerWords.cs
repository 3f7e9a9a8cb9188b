using System.Globalization;
using Fulfillment.Contracts;

namespace Fulfillment.Server.Screens.Customer;

/// <summary>What customers read.</summary>
internal static class CustomerWords
{
    private static readonly CultureInfo Japanese = CultureInfo.GetCultureInfo("ja-JP");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    public static readonly Text Title = new("お届け状況", "Your delivery");
    public static readonly Text Order = new("ご注文番号", "Order");
    public static readonly Text Expected = new("お届け予定日", "Expected delivery");
    public static readonly Text Steps = new("お届けまでの流れ", "On its way to you");
    public static readonly Text Accepted = new("ご注文受付", "Order received");
    public static readonly Text Packed = new("お包み", "Packing");
    public static readonly Text OnItsWay = new("配送中", "On its way");
    public static readonly Text Delivered = new("お届け済み", "Delivered");
    public static readonly Text Parcels = new("お荷物", "Parcels");
    public static readonly Text Waybill = new("お問い合わせ番号", "Tracking number");
    public static readonly Text AtCarrier = new("配送会社のページで確認", "See it at the carrier");
    public static readonly Text NotYetShipped = new("発送の準備をしています。", "Not handed to the carrier yet.");
    public static readonly Text History = new("これまでの経過", "What happened so far");
    public static readonly Text NoCarrierNews = new("配送会社からの情報はまだありません。", "The carrier has not told us anything yet.");
    public static readonly Text Preferences = new("同梱物（カード・チラシ）", "Cards and flyers in your parcel");
    public static readonly Text Wanted = new("お荷物にカードやチラシを入れることがあります。", "We may put a card or a flyer into your parcels.");
    public static readonly Text NotWanted = new("カードやチラシは入れません。", "We put no cards or flyers into your parcels.");
    public static readonly Text ShopSaysNo = new("お店で「不要」と登録されているため、カードやチラシは入れません。", "The shop has noted that you want none, so we put none in.");
    public static readonly Text Change = new("変更する", "Change this");
    public static readonly Text ForEveryOrder = new("次回からのご注文にも反映されます。すでに印刷したものは入る場合があります。", "This counts for later orders, too. What is printed already may still come.");
    public static readonly Text ForThisOrder = new("このご注文だけに反映されます。すでに印刷したものは入る場合があります。", "This counts for this order only. What is printed already may still come.");
    public static readonly Text PapersStay = new("納品書など、ご注文に必要な書類はお入れします。", "Papers that belong to the order, such as a packing slip, always come.");
    public static readonly Text OptOut = new("カードやチラシを入れない", "Send me no cards or flyers");
    public static readonly Text OptIn = new("カードやチラシを受け取る", "Send me cards and flyers again");
    public static readonly Text Back = new("お届け状況に戻る", "Back to your delivery");
    public static readonly Text ToShop = new("お店のサイトへ", "To the shop");
    public static readonly Text Sorry = new("お探しのページがありません", "There is no such page");
    public static readonly Text Wait = new("少しお待ちください", "One moment, please");
    public static readonly Text LockedTitle = new("お荷物はお届けの途中です", "Your parcel is on its way");
    public static readonly Text Locked = new("このページは、お届けのあとにご覧いただけます。お手元に届きましたら、もう一度読み取ってください。", "This page opens once your parcel is with you. Please scan the code again then.");
    public static readonly Text ThanksTitle = new("ありがとうございます", "Thank you");
    public static readonly Text Thanks = new("読み取っていただき、ありがとうございます。", "Thank you for scanning our card.");

    /// <summary>How old the carrier's newest word is.</summary>
    public static Text CarrierSaid(DateTimeOffset at, DateTimeOffset now, TimeZoneInfo zone)
    {
        var age = now - at;
        var (ja, en) = age.TotalMinutes < 1 ? ("たった今", "just now")
            : age.TotalHours < 1 ? ($"{(int)age.TotalMinutes}分前", Ago((int)age.TotalMinutes, "minute"))
            : age.TotalDays < 1 ? ($"{(int)age.TotalHours}時間前", Ago((int)age.TotalHours, "hour"))
            : ($"{(int)age.TotalDays}日前", Ago((int)age.TotalDays, "day"));
        var moment = Moment(at, zone);
        return new Text($"配送会社の情報: {ja}（{moment.Ja}）", $"The carrier's last word: {en} ({moment.En})");
    }

    public static Text Moment(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return new Text(local.ToString("M月d日(ddd) H:mm", Japanese), local.ToString("ddd, MMM d, HH:mm", English));
    }

    public static Text Day(DateOnly day) => new(day.ToString("M月d日(ddd)", Japanese), day.ToString("dddd, MMMM d", English));

    private static string Ago(int many, string unit) => $"{many} {unit}{(many == 1 ? "" : "s")} ago";
}
