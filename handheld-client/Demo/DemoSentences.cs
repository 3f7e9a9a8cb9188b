using System.Globalization;
using Fulfillment.Contracts;
using Fulfillment.Handheld.Screen;

namespace Fulfillment.Handheld.Demo;

/// <summary>What the demo says of its packers; what a scan came to is said by the server.</summary>
internal static class DemoSentences
{
    public static readonly Text NoKey = new("API キーがありません。", "There is no API key.");
    public static readonly Text HowToKey = new("./fulfill run を一度始めると data/admin.key ができます。", "Start ./fulfill run once: it makes data/admin.key.");
    public static readonly Text NotSo = new("--server か --speed が正しくありません。", "--server or --speed is wrong.");
    public static readonly Text HowSo = new("--server は http://…、--speed は 0 より大きい数です。", "--server is http://…, --speed a number above 0.");
    public static readonly Text CheckKeyAndStation = new("キーと作業台を確かめてください。", "Check the key and the stations.");
    public static readonly Text NothingWaits = new("待っている注文はありません。新しい注文を待ちます。", "No order waits; waiting for new ones.");
    public static readonly Text ServerAway = new("サーバーにつながりません。つながり次第、続けます。", "The server cannot be reached; going on as soon as it is back.");
    public static readonly Text AsksForHelp = new("わからないので保留にします。", "does not know how to go on, and puts it on hold.");
    public static readonly Text WrongItem = new("隣の棚の商品を取ってしまう", "takes an item of the next shelf by mistake");
    public static readonly Text OnceTooOften = new("同じ商品をもう一つ入れようとする", "takes one piece too many");
    public static readonly Text NeighboursCard = new("隣の作業台のカードを取ってしまう", "takes the neighbour's card by mistake");
    public static readonly Text NeighboursLabel = new("別の箱の送り状を貼ろうとする", "takes the label of another box");

    public static Text SignsIn(string badge) => new($"社員証 {badge} でサインイン", $"signs in with badge {badge}");

    public static Text Opens(DemoTote tote) => new($"{tote.Code} を開く（{tote.OrderNo}）", $"opens {tote.Code} ({tote.OrderNo})");

    public static Text NoPacker(string site) => new($"拠点 {site} に梱包担当者がいません。", $"Site {site} has no packer.");

    public static Text GoesOn(string order) => new($"開いたままの {order} を続ける", $"goes on with {order}, which was open");

    public static Text Item(PackingLine line) => new($"商品 {line.Name}（{line.Packed + 1}/{line.Quantity}）", $"item {line.Name} ({line.Packed + 1}/{line.Quantity})");

    public static Text Sheet(PackingInsert sheet) => new($"{ScreenWords.Slot(sheet.Slot).Ja} {sheet.Code}", $"{ScreenWords.Slot(sheet.Slot).En} {sheet.Code}");

    public static Text Label(string number) => new($"送り状 {number}", $"label {number}");

    public static Text Command(string name) => new($"コマンド {name}", $"command {name}");

    public static Text PutsAside(DemoTote tote) => new($"{tote.OrderNo} は後回し", $"puts {tote.OrderNo} aside");

    public static Text Carrier(string status, string waybill) => status == "delivered"
        ? new Text($"運送会社: {waybill} 配達完了", $"carrier: {waybill} delivered")
        : new Text($"運送会社: {waybill} 輸送中", $"carrier: {waybill} in transit");

    public static Text Ended(DemoTally tally) => new(
        $"出荷 {tally.Shipped} 件、間違い {tally.Mistakes} 件はすべて梱包台で止まりました。",
        string.Create(CultureInfo.InvariantCulture, $"{tally.Shipped} parcels shipped; {tally.Mistakes} mistakes, each stopped at the bench."));
}
