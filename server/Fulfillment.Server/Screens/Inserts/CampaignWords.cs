using System.Globalization;
using Fulfillment.Contracts;
using Fulfillment.Server.Inserts;

namespace Fulfillment.Server.Screens.Inserts;

/// <summary>What the pages about campaigns say.</summary>
internal static class CampaignWords
{
    public static readonly Text Inserts = new("同梱物", "Inserts");
    public static readonly Text NoMerchants = new("荷主がまだありません。", "There is no merchant yet.");
    public static readonly Text NoCampaigns = new("この荷主の同梱物はまだありません。", "This merchant has no campaign yet.");
    public static readonly Text Merchant = new("荷主", "Merchant");
    public static readonly Text Campaigns = new("同梱物の一覧（選ばれる順）", "Campaigns, in the order they are tried");
    public static readonly Text Campaign = new("同梱物", "Campaign");
    public static readonly Text Status = new("状態", "Status");
    public static readonly Text Message = new("目的", "Message");
    public static readonly Text Slot = new("入れる場所", "Slot");
    public static readonly Text Paper = new("紙", "Paper");
    public static readonly Text Window = new("期間", "Window");
    public static readonly Text Priority = new("優先度", "Priority");
    public static readonly Text Caps = new("上限", "Caps");
    public static readonly Text Holdout = new("比較のため入れない割合", "Holdout");
    public static readonly Text Proof = new("確認", "Proof");
    public static readonly Text Link = new("QR の行き先", "QR leads to");
    public static readonly Text When = new("条件", "Condition");
    public static readonly Text EveryOrder = new("すべての注文", "Every order");
    public static readonly Text Versions = new("変更の履歴", "Versions");
    public static readonly Text Version = new("版", "Version");
    public static readonly Text SavedAt = new("保存日時", "Saved");
    public static readonly Text SavedBy = new("保存した人", "Saved by");
    public static readonly Text Document = new("内容", "Document");

    public static readonly Text TryOnOrder = new("実際の注文で試す", "Try on a real order");
    public static readonly Text TryNote = new("いまの設定なら何が入るか、その理由と一緒に見ます。何も印刷・記録されません。", "What would go in with the present campaigns, and why. Nothing is printed or recorded.");
    public static readonly Text Order = new("注文番号", "Order number");
    public static readonly Text Try = new("試す", "Try");
    public static readonly Text WouldGoIn = new("入るもの", "What would go in");
    public static readonly Text NothingGoesIn = new("この注文には何も入りません。", "Nothing would go into this order.");
    public static readonly Text WhyAndWhyNot = new("理由", "Why, and why not");
    public static readonly Text Outcome = new("結果", "Outcome");
    public static readonly Text Because = new("理由", "Because");

    public static readonly Text Preview = new("印刷イメージ", "Preview");
    public static readonly Text Variant = new("パターン", "Variant");
    public static readonly Text CardLanguage = new("紙の言葉", "Sheet's language");
    public static readonly Text CustomersLanguage = new("お客様の言葉", "The customer's");
    public static readonly Text Show = new("見る", "Show");

    public static Text PreviewOf(Text campaign) => new($"{campaign.Ja}の印刷イメージ", $"The sheet of {campaign.En}");

    public static Text Of(CampaignMessage message) => message switch
    {
        CampaignMessage.Welcome => new Text("はじめての方へ", "Welcome"),
        CampaignMessage.Transactional => new Text("お知らせ", "Transactional"),
        CampaignMessage.Loyal => new Text("リピーター", "Loyal"),
        CampaignMessage.Anniversary => new Text("記念日", "Anniversary"),
        CampaignMessage.Winback => new Text("おかえりなさい", "Win-back"),
        CampaignMessage.Review => new Text("レビューのお願い", "Review"),
        _ => new Text("おすすめ商品", "Cross-sell"),
    };

    public static Text Of(InsertSlot slot) => slot switch
    {
        InsertSlot.Card => new Text("カード", "Card"),
        InsertSlot.Flyer => new Text("チラシ", "Flyer"),
        _ => new Text("QRカード", "QR card"),
    };

    public static Text Of(InsertProof proof) => proof switch
    {
        InsertProof.Unique => new Text("この一枚をスキャン", "This very sheet"),
        InsertProof.Kind => new Text("種類をスキャン", "Its kind"),
        _ => new Text("しない", "None"),
    };

    public static Text Of(CampaignWindow? window)
    {
        if (window is not { } set || (set.From is null && set.To is null)) return new Text("いつでも", "Always");
        var days = $"{Day(set.From)} – {Day(set.To)}";
        return set.By is WindowBy.Delivery ? new Text($"お届け日 {days}", $"delivered {days}") : new Text($"梱包日 {days}", $"packed {days}");
    }

    public static Text Of(CampaignCaps caps)
    {
        var (ja, en) = (new List<string>(), new List<string>());
        if (caps.PerCustomer is { } ever) Add($"お客様ごと {ever} 回", $"{ever} per customer");
        if (caps.PerCustomerPeriod is { } period) Add($"お客様ごと {period.Days} 日に {period.Count} 回", $"{period.Count} per customer in {period.Days} days");
        if (caps.Total is { } total) Add($"全部で {total} 枚", $"{total} in all");
        return ja.Count == 0 ? new Text("なし", "None") : new Text(string.Join("、", ja), string.Join(", ", en));

        void Add(string japanese, string english)
        {
            ja.Add(japanese);
            en.Add(english);
        }
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
