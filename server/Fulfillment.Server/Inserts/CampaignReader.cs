using System.Text.Json;
using Fulfillment.Server.Inserts.Conditions;
using Fulfillment.Server.Platform;

namespace Fulfillment.Server.Inserts;

/// <summary>Reads a campaign from JSON: parsed, checked and compiled, or refused with the member that is wrong.</summary>
internal static class CampaignReader
{
    public const int MaxBytes = 256 * 1024;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static Outcome<Campaign> Read(string code, ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Length > MaxBytes)
            return InsertRefusals.TooLarge(MaxBytes);
        try
        {
            using var json = JsonDocument.Parse(utf8, Strict);
            return Read(code, json.RootElement, "");
        }
        catch (JsonException malformed)
        {
            return InsertRefusals.MalformedJson(malformed);
        }
    }

    /// <param name="code">The campaign's code.</param>
    /// <param name="json">Its document; nothing of it is kept alive.</param>
    /// <param name="path">Where it stands in the request, before each member that is refused: <c>campaigns[0].</c></param>
    public static Outcome<Campaign> Read(string code, JsonElement json, string path)
    {
        if (!Codes.IsCode(code))
            return InsertRefusals.NotACode($"{path}code");
        if (json.ValueKind is not JsonValueKind.Object)
            return InsertRefusals.NotAnObject(path.TrimEnd('.'));
        CampaignDocument document;
        try
        {
            document = RequestJson.Bind<CampaignDocument>(json);
        }
        catch (JsonException malformed)
        {
            return InsertRefusals.MalformedMember(path + MemberIn(malformed.Path));
        }

        if (CampaignRules.Refuses(code, document, path) is { } wrong)
            return wrong;
        var when = document.When is { } asked ? ConditionReader.Read(asked, $"{path}when") : Condition.Always;
        if (when.Refusal is { } refusal)
            return refusal;
        var copies = document.Copies is { } many ? ReadCopies(many, $"{path}copies") : CopyRule.One;
        return copies.Refusal is { } miscounted ? miscounted : new Campaign(code, document, when.Value!, copies.Value!);
    }

    private static Outcome<CopyRule> ReadCopies(JsonElement json, string path)
    {
        if (json.ValueKind is JsonValueKind.Number)
        {
            return json.TryGetInt32(out var number) && number is >= 1 and <= CopyRule.Ceiling
                ? new CopyRule(number)
                : InsertRefusals.OutOfRange(path, 1, CopyRule.Ceiling);
        }

        if (json.ValueKind is not JsonValueKind.Object)
            return InsertRefusals.MalformedMember(path);
        foreach (var member in json.EnumerateObject())
        {
            if (member.Name is not ("sumLines" or "where" or "max"))
                return ConditionRefusals.UnknownMember($"{path}.{member.Name}");
        }

        if (!json.TryGetProperty("sumLines", out var summed) || summed.ValueKind is not JsonValueKind.String || !summed.ValueEquals("line.quantity"))
            return InsertRefusals.CopiesCountUnits($"{path}.sumLines");
        var most = CopyRule.Ceiling;
        if (json.TryGetProperty("max", out var max)
            && (max.ValueKind is not JsonValueKind.Number || !max.TryGetInt32(out most) || most is < 1 or > CopyRule.Ceiling))
        {
            return InsertRefusals.OutOfRange($"{path}.max", 1, CopyRule.Ceiling);
        }

        var where = json.TryGetProperty("where", out var asked) ? ConditionReader.ReadOfLine(asked, $"{path}.where") : Condition.Always;
        return where.Refusal is { } refusal ? refusal : new CopyRule(most, where.Value);
    }

    private static string MemberIn(string? path) => path is null or "$" ? "" : path["$.".Length..];
}
