using Fulfillment.Contracts;

namespace Fulfillment.Server.Tracking;

/// <summary>A carrier as its customers know it, and where it tells of a parcel itself.</summary>
internal static class CarrierSites
{
    public static Text NameOf(string carrier) => carrier switch
    {
        "yamato" => new Text("ヤマト運輸", "Yamato Transport"),
        "sagawa" => new Text("佐川急便", "Sagawa Express"),
        "japanpost" or "yupack" => new Text("日本郵便", "Japan Post"),
        "seino" => new Text("西濃運輸", "Seino Transportation"),
        "fukuyama" => new Text("福山通運", "Fukuyama Transporting"),
        _ => new Text(carrier, carrier),
    };

    /// <summary>Null where the carrier has no address that takes a number.</summary>
    public static string? PageOf(string carrier, string waybill)
    {
        var number = Uri.EscapeDataString(waybill);
        return carrier switch
        {
            "yamato" => $"https://member.kms.kuronekoyamato.co.jp/parcel/detail?pno={number}",
            "sagawa" => $"https://k2k.sagawa-exp.co.jp/p/web/okurijosearch.do?okurijoNo={number}",
            "japanpost" or "yupack" => $"https://trackings.post.japanpost.jp/services/srv/search/direct?reqCodeNo1={number}",
            _ => null,
        };
    }
}
