using System.Globalization;
using Fulfillment.Contracts;
using Fulfillment.Server.Inserts.Conditions;

namespace Fulfillment.Server.Inserts;

/// <summary>The words of a decision: one sentence for the packer, one for the trace, in both languages.</summary>
internal static class InsertSentences
{
    /// <summary>What the packer does.</summary>
    public static Text PutIn(Campaign campaign, int copies)
    {
        var name = campaign.Name;
        var (ja, en) = SlotName(campaign.Document.Slot);
        return copies == 1
            ? new($"{ja}「{name.Ja}」を入れてください。", $"Put in the {en} \"{name.En}\".")
            : new($"{ja}「{name.Ja}」を {copies} 枚入れてください。", $"Put in {copies} copies of the {en} \"{name.En}\".");
    }

    public static Because Chosen(Campaign campaign, OrderFacts order, Campaign? inPlaceOf)
    {
        if (inPlaceOf is not null)
        {
            return Say(
                $"「{inPlaceOf.Name.Ja}」の在庫がないため、代わりに入れます。",
                $"Stands in for \"{inPlaceOf.Name.En}\", whose paper is out.",
                ("substituteFor", inPlaceOf.Code));
        }

        var explanation = new Explanation();
        campaign.When.Explain(order, null, wanted: true, explanation);
        return explanation.Reasons is { } reasons
            ? new(new($"条件に合いました: {reasons.Ja}。", $"Chosen: {reasons.En}."), explanation.Facts)
            : Say("すべての注文が対象です。", "Chosen: it goes into every order.");
    }

    public static Because NotLive(Campaign campaign)
    {
        var (ja, en) = campaign.Document.Status switch
        {
            CampaignStatus.Draft => ("下書きのため", "It is a draft"),
            CampaignStatus.Paused => ("一時停止中のため", "It is paused"),
            _ => ("終了したため", "It has ended"),
        };
        return Say($"{ja}、対象外です。", $"{en}, not live.", ("status", campaign.Document.Status.ToString().ToLowerInvariant()));
    }

    public static Because OutsideWindow(CampaignWindow window, DateOnly? day)
    {
        var (fact, ja, en) = window.By is WindowBy.Packed ? ("packedOn", "梱包日", "packed") : ("order.expectedDeliveryOn", "お届け予定日", "delivered");
        var range = $"{Day(window.From)}..{Day(window.To)}";
        return day is { } known
            ? Say($"期間外です({ja} {Day(known)}、期間 {Day(window.From)}〜{Day(window.To)})。", $"Outside its window: {en} on {Day(known)}, window {range}.", (fact, Day(known)), ("window", range))
            : Say($"{ja}が不明(absent)のため、期間内か判断できません。", $"{fact} absent, needed within {range}.", (fact, "absent"), ("window", range));
    }

    public static Because ConditionFailed(Campaign campaign, OrderFacts order)
    {
        var explanation = new Explanation();
        campaign.When.Explain(order, null, wanted: true, explanation);
        var reasons = explanation.Reasons ?? new("条件を満たすものがありません", "nothing in the condition can hold");
        return new(new($"条件に合いません: {reasons.Ja}。", $"Condition: {reasons.En}."), explanation.Facts);
    }

    public static Because NothingToCount() => Say("枚数が 0 のため入れません。", "There is nothing to count: 0 copies.", ("copies", 0));

    public static Because OptedOut() => Say(
        "お客様が同梱物を希望されていません。",
        "The customer opted out of inserts.",
        ("customer.consent.inserts", false));

    public static Because OptedOutOnPage() => Say(
        "お客様がお届け状況のページで、同梱物は不要と選ばれています。",
        "The customer opted out of inserts on the tracking page.",
        ("customer.preference.inserts", false));

    public static Because Gift() => Say(
        "ギフトのため、販促物や購入者に関するものは入れません。",
        "A gift carries no promotion and nothing of the buyer's.",
        ("order.gift", true));

    public static Because Capped(string cap, int most, int used)
    {
        var (ja, en) = cap is "total" ? ("先着枠", "The campaign's places") : ("お客様ごとの上限", "This customer's places");
        return Say($"{ja}に達しました({used}/{most})。", $"{en} are used: {used} of {most}.", ($"caps.{cap}", most), ("used", used));
    }

    public static Because CappedInPeriod(PeriodCap period, int used) => Say(
        $"このお客様には直近 {period.Days} 日で上限に達しています({used}/{period.Count})。",
        $"This customer's places within {period.Days} days are used: {used} of {period.Count}.",
        ("caps.perCustomerPeriod.days", period.Days),
        ("caps.perCustomerPeriod.count", period.Count),
        ("used", used));

    public static Because AlreadyIn(string orderNo) => Say(
        $"注文 {orderNo} の別の出荷に入っています(1 注文に 1 回)。",
        $"Another shipment of order {orderNo} carries it; each goes in once.",
        ("order.orderNo", orderNo));

    public static Because LastPlaceTaken() => Say(
        "判定中に、最後の枠が別の出荷で埋まりました。",
        "Another shipment took the last place while this one was being decided.");

    public static Because OutOfStock(InsertStock stock, int left, int needed)
    {
        var (ja, en) = stock.WhenOut switch
        {
            WhenOutPolicy.Block => ("入荷を待ちます", "the shipment waits for it"),
            WhenOutPolicy.Substitute => ($"代わりの候補は「{stock.Substitute}」です", $"\"{stock.Substitute}\" may stand in"),
            _ => ("入れずに進めます", "the shipment goes without it"),
        };
        return Say(
            $"印刷済み同梱物「{stock.Sku}」の在庫が足りません(残り {left}、必要 {needed})。{ja}。",
            $"Pre-printed \"{stock.Sku}\" is short: {left} left, {needed} needed; {en}.",
            ("stock.sku", stock.Sku!),
            ("stock.left", left),
            ("copies", needed));
    }

    public static Because InControlGroup(decimal percent, int bucket) => Say(
        $"効果測定の対照群のお客様です(全体の {Number(percent)}%)。",
        $"The customer is in the control group: {Number(percent)}% who get no promotion.",
        ("controlGroupPercent", percent),
        ("bucket", bucket));

    public static Because HeldOut(decimal percent, int bucket) => Say(
        $"効果測定のため、このお客様には入れません(対象の {Number(percent)}%)。",
        $"Held out for comparison: {Number(percent)}% who would get it do not.",
        ("holdoutPercent", percent),
        ("bucket", bucket));

    public static Because SlotTaken(InsertSlot slot, int capacity, IReadOnlyList<string> takenBy)
    {
        var name = slot.ToString().ToLowerInvariant();
        var (ja, _) = SlotName(slot);
        return takenBy.Count == 0
            ? Say($"{ja}の枠がありません(0 枚まで)。", $"The merchant's slot \"{name}\" takes none.", ("slot", name), ("capacity", capacity))
            : Say(
                $"{ja}の枠({capacity} 件まで)は優先度の高い「{string.Join("」「", takenBy)}」で埋まりました。",
                $"Slot \"{name}\" takes {capacity}; taken by {string.Join(", ", takenBy)}.",
                ("slot", name),
                ("capacity", capacity),
                ("takenBy", takenBy));
    }

    public static Because OverBudget(string what, decimal left, decimal needed)
    {
        var (ja, unit) = what is "grams" ? ("重さ", "g") : ("厚さ", "mm");
        return Say(
            $"配送サービスの{ja}の残り {Number(left)} {unit} を超えます(必要 {Number(needed)} {unit})。",
            $"The carrier service takes {Number(left)} {unit} more, this needs {Number(needed)} {unit}.",
            ($"budget.{what}", left),
            (what, needed));
    }

    private static (string Ja, string En) SlotName(InsertSlot slot) => slot switch
    {
        InsertSlot.Flyer => ("チラシ", "flyer"),
        InsertSlot.Qr => ("QRカード", "QR card"),
        _ => ("カード", "card"),
    };

    private static Because Say(string ja, string en, params (string Name, object Value)[] facts) =>
        new(new(ja, en), facts.ToDictionary(fact => fact.Name, fact => fact.Value, StringComparer.Ordinal));

    private static string Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "";

    private static string Number(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}
