using Fulfillment.Server.Places;

namespace Fulfillment.Server.Orders;

/// <summary>Something to pay, tax included. A reduction that no rate is named for counts against all rates.</summary>
internal readonly record struct TaxedAmount(decimal Amount, decimal? RatePercent);

/// <summary>What is paid at one rate.</summary>
/// <param name="Taxable">Tax included.</param>
/// <param name="Tax">Contained in it, rounded once.</param>
internal sealed record TaxAtRate(decimal RatePercent, decimal Taxable, decimal Tax);

/// <summary>
/// The summary of a qualified invoice (適格請求書): per rate what is paid and the tax in it. The tax is rounded once per rate and
/// invoice, never per line (消費税法57条の4, 施行令70条の10); the seller chooses which way. A discount on the whole falls on the rates in
/// proportion to what is paid at each, to the last yen, as the tax agency divides it.
/// </summary>
internal static class TaxSummary
{
    /// <returns>By rate, lowest first; null where an amount's rate is not known, for a summary of a part would be wrong.</returns>
    public static IReadOnlyList<TaxAtRate>? Of(IReadOnlyCollection<TaxedAmount> amounts, string currency, TaxRounding rounding)
    {
        if (amounts.Any(amount => amount is { RatePercent: null, Amount: > 0 })) return null;
        var unit = currency is "JPY" or "KRW" or "VND" or "CLP" ? 1m : 0.01m;
        var paid = amounts.Where(amount => amount.RatePercent is not null)
            .GroupBy(amount => amount.RatePercent!.Value, (rate, same) => (Rate: rate, Amount: same.Sum(amount => amount.Amount)))
            .OrderBy(atRate => atRate.Rate)
            .ToList();
        var discount = amounts.Where(amount => amount.RatePercent is null).Sum(amount => amount.Amount);
        if (discount != 0 && paid.Sum(atRate => atRate.Amount) + discount < 0) return null;
        var shares = Divide(discount, [.. paid.Select(atRate => atRate.Amount)], unit);
        return [.. paid.Select((atRate, i) => AtRate(atRate.Rate, atRate.Amount + shares[i], unit, rounding))];
    }

    private static TaxAtRate AtRate(decimal rate, decimal taxable, decimal unit, TaxRounding rounding) =>
        new(rate, taxable, Round(taxable * rate / (100 + rate) / unit, rounding) * unit);

    private static decimal Round(decimal value, TaxRounding rounding) => rounding switch
    {
        TaxRounding.HalfUp => Math.Round(value, MidpointRounding.AwayFromZero),
        TaxRounding.Up => value < 0 ? Math.Floor(value) : Math.Ceiling(value),
        _ => Math.Truncate(value),
    };

    /// <summary>By largest remainder, so that the shares add up; of equal remainders the lower rate's goes first.</summary>
    private static decimal[] Divide(decimal discount, decimal[] weights, decimal unit)
    {
        var whole = weights.Sum();
        if (discount == 0 || whole == 0) return new decimal[weights.Length];
        var exact = weights.Select(weight => -discount * weight / whole / unit).ToArray();
        var shares = exact.Select(Math.Floor).ToArray();
        var left = (int)((-discount / unit) - shares.Sum());
        foreach (var i in Enumerable.Range(0, weights.Length).OrderByDescending(i => exact[i] - shares[i]).ThenBy(i => i).Take(left)) shares[i]++;
        return [.. shares.Select(share => -share * unit)];
    }
}
