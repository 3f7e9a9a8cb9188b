using Fulfillment.Contracts;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Orders.Sheets;

/// <summary>Every "no" to a row of an order sheet that is the sheet's own; what is wrong with the order is in <see cref="OrderRefusals"/>.</summary>
internal static class SheetRefusals
{
    public static Refusal RowsDisagree(string field) => Of(
        "rows-disagree",
        field,
        "同じ注文の行で値が違います。",
        "The rows of one order hold different values.",
        "どの行にも同じ値を入れるか、1 行だけに入れてください。",
        "Write the same value in every row of the order, or in one of them only.");

    public static Refusal OtherRowOfOrder(int row) => Of(
        "other-row-of-order",
        "orderNo",
        $"同じ注文の {row} 行目に誤りがあるため、この行も取り込みませんでした。",
        $"Row {row} of the same order is wrong, so this row was not taken either.",
        $"{row} 行目を直して、もう一度取り込んでください。",
        $"Correct row {row} and import again.");

    public static Refusal NextToUnreadableRow(int row) => Of(
        "next-to-unreadable-row",
        "orderNo",
        $"隣の {row} 行目を読めず、この注文の明細かもしれないため取り込みませんでした。",
        $"Row {row} beside it cannot be read and may be a line of this order, so the order was not taken.",
        $"{row} 行目を直して、もう一度取り込んでください。",
        $"Correct row {row} and import again.");

    public static Refusal NotADate(string field) => Of(
        "not-a-date",
        field,
        $"{field} を日付として読めません。",
        $"The value of {field} cannot be read as a date.",
        "2026/11/21 または 2026-11-21 17:00 のように書いてください。",
        "Write it like 2026/11/21 or 2026-11-21 17:00.");

    public static Refusal UnknownWord(string field, string value) => Of(
        "unknown-value",
        field,
        $"{field} の値「{value}」は使えません。",
        $"{field} cannot be \"{value}\".",
        "API の値か、表の見出しの説明にある言葉にしてください。",
        "Use a value of the API.");

    public static Refusal WaybillTwice(string number, int row) => Of(
        "waybill-taken",
        "waybills",
        $"送り状番号 {number} は {row} 行目の注文にもあります。",
        $"Waybill number {number} is also on the order of row {row}.",
        "番号の割り当てを確かめてください。",
        "Check which order the number was issued for.");

    private static Refusal Of(string what, string field, string saysJa, string saysEn, string doJa, string doEn) =>
        new($"orders/{what}", StatusCodes.Status422UnprocessableEntity, new Text(saysJa, saysEn), new Text(doJa, doEn)) { Field = field };
}
