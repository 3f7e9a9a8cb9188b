using Fulfillment.Contracts;

namespace Fulfillment.Server.Platform;

/// <summary>Every "no" to a sheet or one of its rows before its meaning is looked at.</summary>
internal static class CsvRefusals
{
    private static readonly Text SendAgain = new("表計算ソフトで CSV として保存し直して送ってください。", "Save it as CSV in the spreadsheet again and send that.");

    public static readonly Refusal TooLarge = new(
        "csv/too-large",
        StatusCodes.Status413PayloadTooLarge,
        new Text($"ファイルが {CsvText.MostBytes >> 20} MB を超えています。", $"The file is larger than {CsvText.MostBytes >> 20} MB."),
        new Text("分けて送ってください。", "Send it in parts."));

    public static readonly Refusal Encoding = new(
        "csv/unreadable-encoding",
        StatusCodes.Status422UnprocessableEntity,
        new Text("文字コードを読めません。", "The text encoding cannot be read."),
        new Text("UTF-8 か Shift_JIS で保存してください。", "Save it as UTF-8 or Shift_JIS."));

    public static readonly Refusal Empty = new(
        "csv/empty",
        StatusCodes.Status422UnprocessableEntity,
        new Text("ファイルに何もありません。", "The file is empty."),
        new Text("1 行目に見出しのある CSV を送ってください。", "Send a CSV whose first row holds the headers."));

    public static readonly Refusal MalformedRow = new(
        "csv/malformed-row",
        StatusCodes.Status422UnprocessableEntity,
        new Text("引用符の使い方が正しくありません。", "The quotation marks of this row are wrong."),
        SendAgain);

    public static readonly Refusal RowTooLong = new(
        "csv/row-too-long",
        StatusCodes.Status422UnprocessableEntity,
        new Text("見出しより列が多い行です。", "This row has more columns than the header."),
        new Text("カンマを含む値は引用符で囲んでください。", "Put values that hold a comma into quotation marks."));

    public static Refusal TooManyRows(int most) => new(
        "csv/too-many-rows",
        StatusCodes.Status422UnprocessableEntity,
        new Text($"{most:N0} 行を超えています。", $"There are more than {most:N0} rows."),
        new Text("分けて送ってください。", "Send them in parts."));

    public static Refusal TooManyColumns(int most) => new(
        "csv/too-many-columns",
        StatusCodes.Status422UnprocessableEntity,
        new Text($"{most} 列を超えています。", $"There are more than {most} columns."),
        SendAgain);

    public static Refusal ValueTooLong(int row) => new(
        "csv/value-too-long",
        StatusCodes.Status422UnprocessableEntity,
        new Text($"{row} 行目に長すぎる値があります。閉じていない引用符かもしれません。", $"Row {row} holds a value that is too long, perhaps for want of a closing quotation mark."),
        SendAgain);

    public static Refusal ColumnMissing(string field, string header) => new(
        "csv/column-missing",
        StatusCodes.Status422UnprocessableEntity,
        new Text($"「{header}」の列がありません。", $"There is no column \"{header}\"."),
        new Text("見出しを確かめてください。別の名前の列はプロファイルで対応づけられます。", "Check the headers. A column of another name can be mapped by a profile."))
    {
        Field = field,
    };

    public static Refusal ColumnTwice(string field, string header) => new(
        "csv/column-twice",
        StatusCodes.Status422UnprocessableEntity,
        new Text($"「{header}」と同じ項目の列が二つあります。", $"Two columns hold what \"{header}\" holds."),
        new Text("片方を消してください。", "Remove one of them."))
    {
        Field = field,
    };

    public static Refusal NotANumber(string field) => new(
        "csv/not-a-number",
        StatusCodes.Status422UnprocessableEntity,
        new Text($"{field} が数ではありません。", $"The value of {field} is no number."),
        new Text("数字で書いてください。", "Write it in digits."))
    {
        Field = field,
    };
}
