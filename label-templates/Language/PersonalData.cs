namespace Fulfillment.LabelTemplates.Language;

/// <summary>Tells which kind of personal data a member of a card's data is.</summary>
internal static class PersonalData
{
    /// <returns>Null for what says nothing of a person.</returns>
    public static PersonalDatum? Of(DataPath path) => path.Steps switch
    {
        ["customer" or "shipTo"] or ["customer" or "shipTo", "name" or "honorific", ..] => PersonalDatum.RecipientName,
        ["shipTo", ..] => PersonalDatum.Address,
        ["customer", "tier" or "tags", ..] => PersonalDatum.MemberGroup,
        ["customer", "points" or "pointsToNextTier", ..] => PersonalDatum.Points,
        ["customer", "birthMonth", ..] => PersonalDatum.Birthday,
        ["customer", "dates", ..] => PersonalDatum.Anniversary,
        ["customer", "orderCount" or "firstOrderedOn" or "lastOrderedOn" or "subscriptionCount", ..] => PersonalDatum.PurchaseHistory,
        ["customer", ..] => PersonalDatum.Other,
        ["lines" or "totals", ..] or ["order", "total", ..] => PersonalDatum.OrderContents,
        _ => null,
    };

    /// <summary>Refuses a declaration that is not what the template's placeholders and conditions say.</summary>
    /// <param name="members">Of the template; a template without the declaration is taken by its placeholders.</param>
    public static void Check(Members members, IEnumerable<PersonalDatum> computed, Faults faults)
    {
        if (!members.Has("personalData")) return;
        var declared = new HashSet<PersonalDatum>();
        foreach (var (item, path) in members.List("personalData"))
        {
            if (item.ValueKind is System.Text.Json.JsonValueKind.String && Find(item.GetString()!) is { } datum)
            {
                declared.Add(datum);
                continue;
            }
            var all = string.Join(", ", Enum.GetValues<PersonalDatum>().Select(Members.Spelled));
            faults.Wrong(path, $"個人データの種類は {all} のどれかです", $"a kind of personal data is one of {all}");
            return;
        }
        var named = computed.ToHashSet();
        if (!declared.SetEquals(named)) faults.Add(CardRefusals.OtherPersonalData(Spelled(named.Except(declared)), Spelled(declared.Except(named))));
    }

    private static PersonalDatum? Find(string spelled)
    {
        foreach (var datum in Enum.GetValues<PersonalDatum>())
            if (Members.Spelled(datum) == spelled) return datum;
        return null;
    }

    private static string Spelled(IEnumerable<PersonalDatum> data) => string.Join(", ", data.Order().Select(Members.Spelled));
}
